/// The logs of one field (or, in storage version 2, of one column group) of a segment.
package struct FieldLogs: Hashable, Sendable {
    package var field: FieldID
    package var logs: [LogID]
    /// How long each of ``logs`` was when Milvus wrote it; empty where the source doesn't tell.
    package var sizes: [RecordedSize]

    package init(field: FieldID, logs: [LogID], sizes: [RecordedSize] = []) {
        self.field = field
        self.logs = logs
        self.sizes = sizes
    }
}
