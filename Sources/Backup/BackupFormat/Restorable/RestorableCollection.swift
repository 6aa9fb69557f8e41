internal import Basics
package import MilvusModel

/// One collection of a backup with all that a restore needs.
package struct RestorableCollection: Sendable, Hashable {
    /// Schema, partitions, indexes, aliases, load state, properties.
    package var backup: CollectionBackup
    /// What the seal says of it; nil in a backup of milvus-backup.
    package var summary: SealedCollection?
    /// In the order in which they must be imported.
    package var units: [ImportUnit]
    /// Segments with rows that the manifest names and of which no object is there.
    package var missingSegments: [SegmentID]

    package init(
        backup: CollectionBackup, summary: SealedCollection? = nil, units: [ImportUnit],
        missingSegments: [SegmentID] = []
    ) {
        self.backup = backup
        self.summary = summary
        self.units = units
        self.missingSegments = missingSegments
    }

    package var reference: CollectionReference { backup.reference }

    /// Rows inserted, deleted ones included.
    package var insertedRows: Int64 { units.total(\.rows) }

    /// Rows that a query must count after the restore; nil when the backup can't tell: it holds deletes that nobody
    /// counted.
    package var expectedRows: Int64? {
        if let live = summary?.liveRows { return live }
        return units.allSatisfy { $0.deltaPrefix == nil } ? insertedRows : nil
    }

    /// Whether the backup holds any delta log of it.
    package var hasDeletes: Bool { units.contains { $0.deltaPrefix != nil } }
}
