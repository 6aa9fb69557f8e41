package import MilvusModel

/// One event of a log: a parquet file, or a raw piece of an index, behind 33 bytes of header
/// (`internal/storage/event_header.go`, `event_data.go`): timestamp, type, length, position of the next event, and the
/// first and last timestamp of its rows.
package struct BinlogEvent: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, Hashable {
        case insert = 1
        case delete
        case createCollection, dropCollection, createPartition, dropPartition
        case indexFile
    }

    /// Bytes before the payload.
    package static let headerLength = 33

    package let kind: Kind
    package let timestamps: ClosedRange<HybridTimestamp>?
    /// Where in the file the payload lies.
    package let payload: Range<Int>

    /// Reads the header of the event that begins at `position` of a file of `size` bytes.
    init(_ header: ArraySlice<UInt8>, at position: Int, size: Int) throws(BinlogFormatError) {
        var cursor = ByteCursor(header, origin: position)
        try cursor.skip(8, "an event's timestamp")
        let type = try cursor.byte("an event's type")
        guard let kind = Kind(rawValue: type) else {
            throw BinlogFormatError(at: cursor.position - 1, expected: "an event's type from 1 to 7, not \(type)")
        }
        let length = Int(try cursor.int32("an event's length"))
        guard length >= Self.headerLength, length <= size - position else {
            throw BinlogFormatError(
                length > size - position ? .truncated : .damaged, at: cursor.position - 4,
                expected:
                    "an event of at least \(Self.headerLength) and at most \(size - position) bytes, not \(length)")
        }
        let next = Int(try cursor.int32("the position of the next event"))
        // -1: streaming writers never fill it in.
        guard next == -1 || next == position + length || kind == .indexFile else {
            throw BinlogFormatError(
                at: cursor.position - 4, expected: "the next event at \(position + length), not at \(next)")
        }
        self.kind = kind
        timestamps = try cursor.timestamps("an event's timestamps")
        payload = position + Self.headerLength..<position + length
    }
}
