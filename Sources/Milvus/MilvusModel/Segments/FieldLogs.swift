/// The logs of one field (or, in storage version 2, of one column group) of a segment.
package struct FieldLogs: Hashable, Sendable {
    package var field: FieldID
    package var logs: [LogID]

    package init(field: FieldID, logs: [LogID]) {
        self.field = field
        self.logs = logs
    }
}
