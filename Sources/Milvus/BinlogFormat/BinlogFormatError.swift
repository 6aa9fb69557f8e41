/// Bytes that aren't what Milvus writes, or that this reader doesn't take.
package struct BinlogFormatError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// The bytes contradict the format.
        case damaged
        /// The bytes end before the format does.
        case truncated
        /// Sound as far as it was read, but of a kind that this version can't read.
        case unsupported
        /// A size beyond what this reader is willing to hold.
        case tooLarge
    }

    package let kind: Kind
    /// The object's key or path, where the reader was told one.
    package let file: String?
    /// Where in the file: inside compressed data it is where the compressed page begins.
    package let offset: Int
    /// What should have been there, and often what was there instead.
    package let expected: String

    package init(_ kind: Kind = .damaged, at offset: Int, expected: String, file: String? = nil) {
        self.kind = kind
        self.offset = offset
        self.expected = expected
        self.file = file
    }

    package var description: String {
        let place = file.map { "\($0): " } ?? ""
        return "\(place)at byte \(offset): expected \(expected)"
    }

    /// The same error with the file's name, for the outermost reader, which knows it.
    package func of(_ file: String?) -> Self {
        BinlogFormatError(kind, at: offset, expected: expected, file: self.file ?? file)
    }

    /// The same error for bytes that begin at `distance` of the file.
    package func moved(by distance: Int) -> Self {
        BinlogFormatError(kind, at: offset + distance, expected: expected, file: file)
    }

    /// The same error for bytes that were unpacked from `place` in the file.
    func unpacked(from place: Int) -> Self {
        let inside = offset > 0 ? " (byte \(offset) of what is unpacked from there)" : ""
        return BinlogFormatError(kind, at: place, expected: expected + inside, file: file)
    }
}
