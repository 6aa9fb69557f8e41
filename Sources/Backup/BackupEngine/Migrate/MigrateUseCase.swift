internal import MilvusModel

/// Brings collections of one Milvus to another one, of whatever version.
package struct MigrateUseCase: Sendable {
    let sides: MigrationSides

    package init(_ sides: MigrationSides) {
        self.sides = sides
    }

    /// Asks both sides, and touches neither.
    package func plan(_ options: MigrationOptions) async throws(BackupError) -> MigrationPlan {
        do {
            sides.target.observer.begin("planning")
            let facts = try await MigrationFactsReader(sides: sides, options: options).read()
            return MigrationPlanner(options: options, facts: facts).plan()
        } catch {
            throw BackupError(causedBy: error, while: "plan the migration", subject: "migrate")
        }
    }

    /// Does what a plan says that nothing speaks against.
    ///
    /// - Throws: what ended the run as a whole; `.interrupted` when cancelled. The same call goes on with it.
    package func run(_ plan: MigrationPlan, _ options: MigrationOptions) async throws(BackupError) -> MigrationReport {
        do {
            guard plan.blocking.isEmpty else {
                throw BackupError(
                    .incompatibleVersions, "The target can't take everything: \(plan.blocking.count) findings.",
                    subject: "migrate", advice: "Resolve what --dry-run calls blocking.")
            }
            return try await MigrationRun(sides: sides, plan: plan, options: options).run()
        } catch {
            throw BackupError(causedBy: error, while: "migrate", subject: "migrate")
        }
    }
}
