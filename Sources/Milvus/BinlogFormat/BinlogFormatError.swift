/// Bytes that aren't what Milvus writes.
package struct BinlogFormatError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the bytes that were handed in.
    package let offset: Int
    package let expected: String

    package init(at offset: Int, expected: String) {
        self.offset = offset
        self.expected = expected
    }

    package var description: String { "at byte \(offset): expected \(expected)" }
}
