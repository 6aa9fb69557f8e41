/// A segment with its exact logs, from one source.
package struct SegmentRecord: Hashable, Sendable {
    package var description: SegmentDescription
    package var logs: SegmentLogs

    package init(description: SegmentDescription, logs: SegmentLogs) {
        self.description = description
        self.logs = logs
    }
}
