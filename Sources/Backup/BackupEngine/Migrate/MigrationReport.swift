package import MilvusModel

/// What a migration did, and how far it is proved.
package struct MigrationReport: Sendable {
    package struct Collection: Sendable {
        package var source: CollectionReference
        package var target: CollectionReference
        package var way: PlannedMigration.Way
        package var reason: String
        /// Nil when it is there; else why not, and what is left of it.
        package var failure: String?
        /// Rows that were read from the source, each once; by backup what the backup promises.
        package var rows: Int64 = 0
        /// Rows that the target counts.
        package var found: Int64 = 0
        /// Of `rows`, those that this run inserted: an earlier one may have brought the others.
        package var inserted: Int64 = 0
        package var bytes: Int64 = 0
        package var queries: Int64 = 0
        /// Which state of the source was read.
        package var readPoint: String?
        package var comparison = RowComparison()
        package var searches: [SearchOverlap] = []
        package var elapsed: Duration = .zero
        /// Of it, the time in which rows were copied.
        package var copying: Duration = .zero

        package init(_ planned: PlannedMigration) {
            (source, target, way, reason) = (planned.source, planned.target, planned.way, planned.reason)
        }

        /// Whether all that was compared is equal.
        package var isEqual: Bool {
            comparison.missingRows == 0 && comparison.differentRows == 0 && searches.allSatisfy(\.isGood)
        }

        /// Whether what arrived is what was taken. By files it was taken before it is compared with the source, which may
        /// be another one by then.
        package var isProved: Bool { rows == found && (isEqual || way == .backup) }
    }

    package var sourceVersion: String
    package var targetVersion: String
    package var elapsed: Duration
    package var seed: UInt64
    package var collections: [Collection]
    package var preflight: [PreflightFinding]
    package var findings: [Finding]

    package var isComplete: Bool { collections.allSatisfy { $0.failure == nil && $0.isProved } }
}
