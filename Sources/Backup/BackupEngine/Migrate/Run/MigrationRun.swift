internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Does what a migration's plan says: what goes as files first, all in one backup, then the others one by one.
struct MigrationRun: Sendable {
    let sides: MigrationSides
    let plan: MigrationPlan
    let options: MigrationOptions

    func run() async throws -> MigrationReport {
        let begun = sides.target.clock.now()
        let log = FindingLog(sides.target.observer)
        let sides = sides.observing(log.observer)
        for database in plan.newDatabases { try await sides.target.milvus.createDatabase(database) }
        let files = plan.collections.filter { $0.way == .backup }
        var done: [MigrationReport.Collection] = []
        if !files.isEmpty {
            done += try await BackupMigration(sides: sides, planned: files, options: options).run()
        }
        let pacer = RowPacer(options.limits) { try await sides.source.sleep($0) }
        for planned in plan.collections where planned.way == .query {
            done.append(try await migrate(planned, sides, pacer))
        }
        return MigrationReport(
            sourceVersion: plan.sourceVersion, targetVersion: plan.targetVersion,
            elapsed: sides.target.clock.now() - begun, seed: options.seed,
            collections: done.sorted { $0.source < $1.source }, preflight: plan.findings, findings: log.findings)
    }

    /// One collection that fails leaves the others alone.
    private func migrate(
        _ planned: PlannedMigration, _ sides: MigrationSides, _ pacer: RowPacer
    ) async throws -> MigrationReport.Collection {
        sides.target.observer.emit(.collectionStarted(planned.label))
        let begun = sides.target.clock.now()
        var result = MigrationReport.Collection(planned)
        do {
            result = try await QueryMigration(sides: sides, planned: planned, options: options, pacer: pacer).run()
        } catch {
            let failure = BackupError(causedBy: error, while: "migrate \(planned.source)", subject: "\(planned.source)")
            guard !failure.isFatal, !Task.isCancelled else { throw Self.interrupted(failure) }
            result.failure = "\(failure) What was copied stays as \(planned.working): the same command goes on with it."
        }
        result.elapsed = sides.target.clock.now() - begun
        let isWhole = result.failure == nil && result.isProved
        sides.target.observer.emit(
            .collectionFinished(planned.label, succeeded: isWhole, detail: result.failure ?? "\(result.found) rows"))
        return result
    }

    private static func interrupted(_ error: BackupError) -> BackupError {
        guard Task.isCancelled else { return error }
        return BackupError(
            .interrupted, "The migration was interrupted; what was copied stays in the target.",
            subject: error.subject, advice: "The same command goes on with it.")
    }
}
