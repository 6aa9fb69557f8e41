package import MilvusModel

/// What a migration will do, and what speaks against it; decided before anything is touched.
package struct MigrationPlan: Sendable {
    package var sourceVersion: String
    package var targetVersion: String
    package var collections: [PlannedMigration]
    package var findings: [PreflightFinding]
    /// To be made in the target.
    package var newDatabases: [DatabaseName]

    package var blocking: [PreflightFinding] { findings.filter { $0.weight == .blocking } }
    package var harmless: [PreflightFinding] { findings.filter { $0.weight == .harmless } }
}
