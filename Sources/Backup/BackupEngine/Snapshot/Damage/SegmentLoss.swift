internal import BackupFormat
internal import MilvusModel

/// What a segment lost in Milvus' own bucket before it was backed up.
struct SegmentLoss: Sendable, Equatable {
    /// Rows that can't be backed up.
    var rows: Int64 = 0
    /// Nothing of it is left to back up.
    var isWhole = false
    /// Logs that Milvus names, or that must be there, and aren't.
    var missing: [LogObject] = []
    /// Fields of which no log is there at all, where only a listing tells.
    var fields: [FieldID] = []
    /// Insert logs that are there and were left out: without the missing ones they can't be read together.
    var leftOut = 0

    /// Whether anything of Milvus' data is gone: leftovers of a flush that was tried again are no loss.
    var isLoss: Bool { rows > 0 || isWhole || !missing.isEmpty }
}
