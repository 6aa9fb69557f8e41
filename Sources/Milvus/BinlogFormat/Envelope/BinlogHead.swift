/// The head of an insert log, delta log or index file: everything before its first event.
///
/// Layout, little-endian (Milvus 2.2 to 3.0, `internal/storage/event_header.go` and `event_data.go`): magic `BC FA FF 00`,
/// 17 bytes of event header (timestamp, type 0, length, position of the next event), 52 bytes of descriptor, a byte for
/// each of the 8 event types with the length of its fixed part, the extras' length in four bytes, the extras.
package struct BinlogHead: Sendable, Hashable {
    package static let magic: [UInt8] = [0xBC, 0xFA, 0xFF, 0x00]
    /// Bytes before the extras.
    package static let fixedLength = 85
    /// Milvus writes a few hundred bytes.
    private static let extrasLimit = 1 << 20
    private static let postHeaderLengths: [UInt8] = [52, 16, 16, 16, 16, 16, 16, 16]

    package let descriptor: BinlogDescriptor
    package let extras: BinlogExtras
    /// Bytes of the head, which is where the first event begins.
    package let length: Int
    /// Whether the descriptor's length and the next event's position agree with the bytes. Index files that C++ wrote
    /// before 2.4 have garbage there (seen 65376, 0 and 160 in files of 2.3.5).
    let hasSoundPositions: Bool

    /// How many bytes the head takes, given at least ``fixedLength`` of them.
    package static func length(fromPrefix prefix: ArraySlice<UInt8>) throws(BinlogFormatError) -> Int {
        guard prefix.prefix(4).elementsEqual(magic) else {
            throw BinlogFormatError(at: 0, expected: "the magic number of a binlog (BC FA FF 00)")
        }
        var cursor = ByteCursor(prefix)
        try cursor.skip(fixedLength - 4, "the \(fixedLength) bytes of a descriptor")
        let extras = Int(try cursor.int32("the length of the extras"))
        guard (0...extrasLimit).contains(extras) else {
            throw BinlogFormatError(
                .tooLarge, at: fixedLength - 4, expected: "extras of at most \(extrasLimit) bytes, not \(extras)")
        }
        return fixedLength + extras
    }

    /// Reads it from the first bytes of a file, at least ``length(fromPrefix:)`` of them.
    package init(_ bytes: ArraySlice<UInt8>) throws(BinlogFormatError) {
        length = try Self.length(fromPrefix: bytes)
        var cursor = ByteCursor(bytes)
        try cursor.skip(4 + 8, "the descriptor's timestamp")
        guard try cursor.byte("the descriptor's type") == 0 else {
            throw BinlogFormatError(at: cursor.position - 1, expected: "a descriptor as the first event")
        }
        let eventLength = Int(try cursor.int32("the descriptor's length"))
        let nextPosition = Int(try cursor.int32("the position of the first event"))
        descriptor = try BinlogDescriptor(&cursor)
        guard try cursor.take(8, "the lengths of the events' heads").elementsEqual(Self.postHeaderLengths) else {
            throw BinlogFormatError(
                at: cursor.position - 8, expected: "52 and seven times 16 as lengths of events' heads")
        }
        try cursor.skip(4, "the length of the extras")
        extras = try BinlogExtras(
            try cursor.take(length - Self.fixedLength, "the extras"), origin: Self.fixedLength)
        hasSoundPositions = eventLength == length - 4 && nextPosition == length
    }
}
