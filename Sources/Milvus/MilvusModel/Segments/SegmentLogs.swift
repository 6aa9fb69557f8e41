/// Exactly the log objects that make up a segment: what Milvus itself would read, without leftovers of retried uploads.
package struct SegmentLogs: Hashable, Sendable {
    package var segment: SegmentID
    /// The virtual channel that the segment's rows came through.
    package var channel: String?
    package var insert: [FieldLogs]
    /// Delta logs lie directly in the segment's directory, without a field.
    package var delta: [LogID]
    /// As ``FieldLogs/sizes``.
    package var deltaSizes: [RecordedSize]
    package var stats: [FieldLogs]
    package var bm25: [FieldLogs]
    /// Delete records in the delta logs, as Milvus' meta counts them; nil where the source doesn't tell.
    package var deleteRecords: Int64?

    package init(
        segment: SegmentID, channel: String? = nil, insert: [FieldLogs] = [], delta: [LogID] = [],
        deltaSizes: [RecordedSize] = [], stats: [FieldLogs] = [], bm25: [FieldLogs] = [], deleteRecords: Int64? = nil
    ) {
        self.segment = segment
        self.channel = channel
        self.insert = insert
        self.delta = delta
        self.deltaSizes = deltaSizes
        self.stats = stats
        self.bm25 = bm25
        self.deleteRecords = deleteRecords
    }

    /// The delta logs in the form of the others.
    package var deltaField: FieldLogs { FieldLogs(field: FieldID(rawValue: 0), logs: delta, sizes: deltaSizes) }
}
