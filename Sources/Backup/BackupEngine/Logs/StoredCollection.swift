package import BackupFormat
package import MilvusModel

/// One collection of a backup with its segments and the objects that hold them.
package struct StoredCollection: Sendable {
    package var backup: CollectionBackup
    /// Rows and deletes after it aren't part of the backup, as a restore has it; nil where nobody fixed one.
    package var point: HybridTimestamp?
    /// By the number of their segment.
    package var segments: [SegmentID: StoredSegment]

    package init(_ backup: CollectionBackup, point: HybridTimestamp?) {
        self.backup = backup
        self.point = point
        segments = Dictionary(
            backup.segments.map { ($0.id, StoredSegment($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Segments with rows of one partition, in the order of their numbers.
    package func dataSegments(of partition: PartitionBackup) -> [StoredSegment] {
        stored(partition.segments.filter { !$0.isL0 })
    }

    /// Segments that hold deletes only.
    package var levelZeroSegments: [StoredSegment] {
        stored(backup.segments.filter { $0.isL0 })
    }

    /// The delta logs whose deletes apply to a segment: its own, and those of level zero in its partition and channel.
    package func deltaLogs(for segment: StoredSegment) -> [StoredLog] {
        let others = levelZeroSegments.filter { $0.applies(to: segment) }
        return segment.deltaLogs + others.flatMap(\.deltaLogs)
    }

    private func stored(_ list: [SegmentBackup]) -> [StoredSegment] {
        list.sorted { $0.id < $1.id }.compactMap { segments[$0.id] }
    }
}

extension StoredSegment {
    /// Deletes of a level zero segment: for one partition or all, on one channel.
    fileprivate func applies(to segment: StoredSegment) -> Bool {
        let (own, other) = (backup, segment.backup)
        return (own.partition == .all || own.partition == other.partition)
            && (own.channel.isEmpty || other.channel.isEmpty || own.channel == other.channel)
    }
}
