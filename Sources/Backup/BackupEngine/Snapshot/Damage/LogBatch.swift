internal import Basics
internal import MilvusModel

/// What one flush wrote of a field, as the log itself tells. The logs of all fields of one flush tell the same.
struct LogBatch: Sendable, Hashable {
    var rows: Int64
    /// Of the first and the last row; nil where the log doesn't tell.
    var timestamps: ClosedRange<HybridTimestamp>?
}
