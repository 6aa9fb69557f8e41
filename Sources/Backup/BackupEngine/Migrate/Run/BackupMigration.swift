internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Brings collections over as files: a backup of the source in the target's repository, restored from there.
///
/// Both are gone on with when they were cut off: the backup by its name, the restore by its journal.
struct BackupMigration: Sendable {
    /// Of the names of its backups.
    static let prefix = "milvault_migrate_"

    let sides: MigrationSides
    let planned: [PlannedMigration]
    let options: MigrationOptions

    func run() async throws -> [MigrationReport.Collection] {
        let begun = sides.target.clock.now()
        let name = self.name
        try await backUp(name)
        let report = try await restore(name)
        var done: [MigrationReport.Collection] = []
        for planned in planned {
            done.append(try await judged(planned, report))
        }
        if done.allSatisfy({ $0.failure == nil && $0.isProved }) {
            _ = try await BackupCatalog(store: sides.target.backupStore, rootPath: sides.target.backupRoot)
                .delete(name, observer: sides.target.observer)
        } else {
            sides.target.observer.emit(.note("The backup \(name) stays in the repository, for another look."))
        }
        for index in done.indices { done[index].elapsed = sides.target.clock.now() - begun }
        return done
    }

    /// The same for the same collections, so that a run that was cut off finds what it had.
    private var name: String {
        let text = planned.map { "\($0.source)\u{0}\($0.target)" }.sorted().joined(separator: "\u{0}")
        let from = sides.source.milvus.connection
        return Self.prefix + String(KeyHash.seed(of: "\(from.host):\(from.port)\u{0}\(text)"), radix: 16)
    }

    private func backUp(_ name: String) async throws {
        let files = sides.files
        let filter = CollectionFilter(planned.map { .collection($0.source) })
        let catalog = BackupCatalog(store: files.backupStore, rootPath: files.backupRoot)
        switch try await catalog.list().backups.first(where: { $0.name.text == name })?.state {
        case nil:
            _ = try await CreateUseCase(files).run(CreateOptions(name: name, filter: filter))
        case .unfinished:
            _ = try await ResumeUseCase(files).run(ResumeRequest(name: name))
        case .complete, .partial, .damaged: break
        }
    }

    private func restore(_ name: String) async throws -> RestoreReport {
        let useCase = RestoreUseCase(environment: sides.target)
        let isOpen = try await !OpenRestores(environment: sides.target).all(of: name).isEmpty
        if isOpen {
            return try await useCase.run(try await useCase.plan(resuming: name, importTimeout: options.importTimeout))
        }
        var mapping = NameMapping()
        for planned in planned { mapping.collections[planned.source] = planned.target }
        return try await useCase.run(
            try await useCase.plan(
                RestoreOptions(
                    name: name, mapping: mapping, filter: CollectionFilter(planned.map { .collection($0.source) }),
                    importTimeout: options.importTimeout)))
    }

    private func judged(_ planned: PlannedMigration, _ report: RestoreReport) async throws -> MigrationReport.Collection
    {
        var result = MigrationReport.Collection(planned)
        guard let restored = report.collections.first(where: { $0.target == planned.target }) else {
            result.failure = "It isn't in the backup: \(planned.source) could not be backed up."
            return result
        }
        (result.found, result.rows) = (restored.restoredRows, restored.expectedRows ?? restored.restoredRows)
        result.inserted = restored.restoredRows
        result.failure = restored.failure
        guard restored.failure == nil, let key = planned.schema.primaryKey else { return result }
        let comparison = FileProof(sides: sides, planned: planned, options: options, key: key)
        (result.comparison, result.searches) = try await comparison.run()
        if !result.isEqual { sides.target.observer.emit(.finding(Self.differs(planned))) }
        return result
    }

    private static func differs(_ planned: PlannedMigration) -> Finding {
        Finding(
            "differs-from-source", subject: "\(planned.target)",
            "The restore has all rows of the backup; but rows or neighbours aren't those that the source has now.",
            advice: "Right where somebody has written to the source since; else look at the differences in the report.")
    }
}
