package import MilvusModel

/// What the head of an insert or delta log says of itself.
///
/// Layout: Milvus 2.2 to 2.6, `internal/storage/event_data.go` and `event_header.go`: magic, 17 bytes of event header,
/// 52 bytes fixed part, 8 bytes of post-header lengths, length and text of the extras; little-endian.
package struct BinlogDescriptor: Sendable, Hashable {
    /// Bytes from the start of the file that hold everything read here.
    package static let length = 69

    private static let magic: Int32 = 0x00FF_FABC

    package var collection: CollectionID
    package var partition: PartitionID
    package var segment: SegmentID
    /// -1 in delta logs.
    package var field: FieldID
    /// Range of the rows' timestamps; nil where the writer left them out (stream writers since 2.4 put 0 or 1 there).
    package var timestamps: ClosedRange<HybridTimestamp>?

    /// Reads it from the first bytes of a log, at least ``length`` of them.
    package init(_ bytes: ArraySlice<UInt8>) throws(BinlogFormatError) {
        var cursor = ByteCursor(bytes)
        guard try cursor.int32("the magic number of a binlog") == Self.magic else {
            throw BinlogFormatError(at: 0, expected: "the magic number of a binlog")
        }
        try cursor.skip(8, "the descriptor's timestamp")
        guard try cursor.byte("the descriptor's type") == 0 else {
            throw BinlogFormatError(at: 12, expected: "a descriptor as the first event")
        }
        try cursor.skip(8, "the descriptor's length")
        collection = CollectionID(rawValue: try cursor.int64("the collection id"))
        partition = PartitionID(rawValue: try cursor.int64("the partition id"))
        segment = SegmentID(rawValue: try cursor.int64("the segment id"))
        field = FieldID(rawValue: try cursor.int64("the field id"))
        let first = HybridTimestamp(rawValue: try cursor.uint64("the first timestamp"))
        let last = HybridTimestamp(rawValue: try cursor.uint64("the last timestamp"))
        timestamps = first.rawValue > 1 && first <= last ? first...last : nil
    }
}
