package import MilvusModel

/// What a log says of itself: where it belongs and what it holds.
package struct BinlogDescriptor: Sendable, Hashable {
    package var collection: CollectionID
    package var partition: PartitionID
    package var segment: SegmentID
    /// -1 in delta logs.
    package var field: FieldID
    /// Range of the rows' timestamps; nil where the writer left them out (stream writers since 2.4 put 0 or 1 there).
    package var timestamps: ClosedRange<HybridTimestamp>?
    /// The field's type. Delta logs have `String` or `Int64`, index files `Int8`, `String` or, since 2.5, `None`.
    package var payloadType: DataType

    /// Bytes of the part that every descriptor has.
    static let length = 52

    init(_ cursor: inout ByteCursor) throws(BinlogFormatError) {
        collection = CollectionID(rawValue: try cursor.int64("the collection id"))
        partition = PartitionID(rawValue: try cursor.int64("the partition id"))
        segment = SegmentID(rawValue: try cursor.int64("the segment id"))
        field = FieldID(rawValue: try cursor.int64("the field id"))
        timestamps = try cursor.timestamps("the descriptor's timestamps")
        payloadType = DataType(rawValue: try cursor.int32("the payload's type"))
    }
}

extension ByteCursor {
    /// Two timestamps; nil where the writer left them out.
    mutating func timestamps(_ expected: String) throws(BinlogFormatError) -> ClosedRange<HybridTimestamp>? {
        let first = HybridTimestamp(rawValue: try uint64(expected))
        let last = HybridTimestamp(rawValue: try uint64(expected))
        return first.rawValue > 1 && first <= last ? first...last : nil
    }
}
