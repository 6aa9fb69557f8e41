internal import Basics

/// What a scalar index of Milvus 3.0's engine version 3 holds: one file with a directory at its end.
///
/// `MVSIDXV3`, the data, the directory as JSON `{"entries":[{"name","offset","size","crc32"}]}`, and 32 bytes: version 3
/// in two, 22 reserved, the length of the meta entry in four, the directory's length in four
/// (`internal/core/src/storage/IndexEntryDirectStreamWriter.cpp`).
package struct ScalarIndexDirectory: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let name: String
        /// Where in the file its bytes lie; the directory counts from behind the magic.
        package let bytes: Range<Int>
        /// CRC-32C of its bytes.
        package let checksum: UInt32
    }

    package static let magic = Array("MVSIDXV3".utf8)
    package static let footerLength = 32
    private static let lengthLimit = 64 << 20

    package let entries: [Entry]

    /// How many bytes from the end directory and footer take, given at least the last ``footerLength``.
    package static func length(fromTail tail: ArraySlice<UInt8>) throws(BinlogFormatError) -> Int {
        var cursor = ByteCursor(tail.suffix(footerLength))
        let version = try cursor.uint64("the version of a scalar index", width: 2)
        try cursor.skip(22 + 4, "the footer of a scalar index")
        let length = Int(try cursor.uint64("the length of the directory", width: 4))
        guard version == 3 else {
            throw BinlogFormatError(.unsupported, at: 0, expected: "a scalar index of version 3, not \(version)")
        }
        guard length <= lengthLimit else {
            throw BinlogFormatError(
                .tooLarge, at: 0, expected: "a directory of at most \(lengthLimit) bytes, not \(length)")
        }
        return length + footerLength
    }

    /// Reads it from the last bytes of a file of `size` bytes, at least ``length(fromTail:)`` of them.
    package init(tail: ArraySlice<UInt8>, size: Int, file: String? = nil) throws(BinlogFormatError) {
        do throws(BinlogFormatError) {
            let length = try Self.length(fromTail: tail)
            guard length <= tail.count, length + Self.magic.count <= size else {
                throw BinlogFormatError(.truncated, at: size, expected: "a directory of \(length) bytes at the end")
            }
            let text = tail.suffix(length).dropLast(Self.footerLength)
            guard let json = try? JSONValue(parsing: Array(text), depthLimit: 8), let found = json["entries"]?.array
            else {
                throw BinlogFormatError(at: size - length, expected: "a JSON object with the entries of a scalar index")
            }
            guard json["__edek__"] == nil else {
                throw BinlogFormatError(
                    .unsupported, at: size - length, expected: "a scalar index that isn't encrypted")
            }
            var entries: [Entry] = []
            for entry in found { entries.append(try Self.entry(entry, end: size - length)) }
            self.entries = entries
        } catch {
            throw error.of(file)
        }
    }

    private static func entry(_ json: JSONValue, end: Int) throws(BinlogFormatError) -> Entry {
        let start = Int64(magic.count)
        guard let name = json["name"]?.string, let offset = json["offset"]?.int64, let size = json["size"]?.int64,
            let checksum = json["crc32"]?.string.flatMap({ UInt32($0, radix: 16) }), offset >= 0, size >= 0,
            offset <= Int64(end) - start, size <= Int64(end) - start - offset
        else {
            throw BinlogFormatError(at: end, expected: "an entry within the data of a scalar index")
        }
        return Entry(name: name, bytes: Int(start + offset)..<Int(start + offset + size), checksum: checksum)
    }
}
