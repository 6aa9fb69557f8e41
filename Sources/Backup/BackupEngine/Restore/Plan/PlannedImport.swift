package import MilvusModel

/// One bulk import that a restore will ask for.
package struct PlannedImport: Sendable, Hashable {
    /// Which call takes it.
    package enum Method: String, Sendable, Hashable {
        /// `Import` over gRPC: one group of directories, all servers.
        case call
        /// An import job over REST: many groups (2.4 and later).
        case job
    }

    package var method: Method
    /// Name of the partition; empty for level zero deletes of all partitions.
    package var partition: String
    /// Per group the insert directory and the delta directory (empty text: none); for level zero the delta directory
    /// alone. Bucket-relative, with a slash at the end.
    package var groups: [[String]]
    package var options: ImportOptions
    package var segments: Int
    package var bytes: Int64
    /// Rows in its segments, deleted ones included: when there are any, an import that brings none has failed.
    package var rows: Int64

    /// Tells it from the collection's other imports, in the journal of a restore: each directory is imported once.
    package var key: String { "\(groups.count) from \(groups.first?.first ?? "")" }

    /// `partition part_a (3 segments)`
    package var label: String {
        let place = partition.isEmpty ? "all partitions" : "partition \(partition)"
        return
            "\(place) (\(segments) \(segments == 1 ? "segment" : "segments")\(options.isLevelZero ? ", deletes" : ""))"
    }
}
