internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Restores a backup under scratch names, compares what came back with the backup, and drops it.
package struct DrillUseCase: Sendable {
    let environment: BackupEnvironment

    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// Reads the backup, asks the target, proves that every object is there. Touches nothing.
    package func plan(_ options: DrillOptions) async throws(BackupError) -> DrillPlan {
        do {
            return try await decide(options)
        } catch {
            throw BackupError(causedBy: error, while: "plan the drill", subject: options.name ?? "")
        }
    }

    /// - Throws: what ended the restore as a whole; `.interrupted` when cancelled. Nothing is left then, or the error
    ///   says what.
    package func run(_ plan: DrillPlan) async throws(BackupError) -> DrillReport {
        do {
            let report = try await DrillRun(environment: environment, plan: plan).run()
            try await keep(report, plan)
            return report
        } catch {
            throw BackupError(causedBy: error, while: "drill \(plan.restore.backup)", subject: "\(plan.restore.backup)")
        }
    }

    private func decide(_ options: DrillOptions) async throws -> DrillPlan {
        let started = environment.clock.now()
        let name = try await newestUnlessNamed(options.name)
        let (source, _) = try await RestorableBackupReader(environment: environment).read(name)
        let id = String(environment.newIdentifier().filter { $0 != "-" }.prefix(12))
        let seed = options.seed ?? KeyHash.seed(of: id)
        let asked = try RestoreSelection(source.collections, RestoreOptions(name: name, filter: options.filter))
        let all = asked.elements.map(\.collection.reference)
        guard !all.isEmpty else {
            throw BackupError(.invalidRequest, "Backup \(name) holds no collection to drill.", subject: name)
        }
        var chosen = all
        if options.samplesCollection {
            let last = try await DrillDirectory.lastSample(environment)
            chosen = CollectionChoice(all).next(after: last, seed: seed).map { [$0] } ?? []
        }
        let planner = DrillPlanner(id: id, databases: Set(try await environment.milvus.listDatabases()))
        let restore = try await RestoreUseCase(environment: environment).plan(
            planner.restoreOptions(of: name, chosen, importTimeout: options.importTimeout))
        let (prepared, added) = planner.prepared(restore)
        return DrillPlan(
            id: id, startedAt: started, seed: seed, extent: options.extent, keeps: options.keeps,
            chosenOf: options.samplesCollection ? all.count : nil, restore: prepared, addedIndexes: added,
            recoveryPoint: try await recoveryPoint(of: source, chosen, started))
    }

    private func newestUnlessNamed(_ name: String?) async throws -> String {
        if let name { return name }
        let catalog = BackupCatalog(store: environment.backupStore, rootPath: environment.backupRoot)
        if let newest = try await catalog.list().backups.last(where: { $0.state == .complete }) {
            return newest.name.text
        }
        throw BackupError(
            .noSuchBackup, "There is no complete backup to drill.", subject: "\(environment.backupStore.location)",
            advice: "`milvault list` shows what is there.")
    }

    /// Nil where the backup doesn't say up to when it is complete.
    private func recoveryPoint(
        of source: RestorableBackup, _ chosen: [CollectionReference], _ started: WallTime
    ) async throws -> RecoveryPoint? {
        let points = source.collections.filter { chosen.contains($0.reference) }.compactMap { collection in
            collection.summary?.consistentAt
                ?? (collection.backup.backupTimestamp > 0
                    ? HybridTimestamp(rawValue: collection.backup.backupTimestamp) : nil)
        }
        guard let oldest = points.min() else { return nil }
        guard try await environment.milvus.features().has(.allocateTimestamp),
            let now = try? await environment.milvus.allocateTimestamp().wallTime
        else { return RecoveryPoint(point: oldest.wallTime, now: started, clock: "this machine") }
        let server = environment.milvus.connection
        let isSource =
            source.seal.map {
                $0.source.endpoint == environment.milvusStore.location.endpoint
                    && $0.source.bucket == environment.milvusStore.location.bucket
                    && $0.source.rootPath == environment.milvusRoot
            } ?? false
        return RecoveryPoint(
            point: oldest.wallTime, now: now,
            clock: isSource
                ? "the source (\(server.host):\(server.port))"
                : "the Milvus that was restored into (\(server.host):\(server.port))")
    }

    /// Who may only read the backups gets his report all the same.
    private func keep(_ report: DrillReport, _ plan: DrillPlan) async throws {
        do {
            try await DrillDirectory(environment, report.backup).keep(report)
            if plan.chosenOf != nil, let sampled = plan.restore.collections.first?.source {
                try await DrillDirectory.note(sample: sampled, environment)
            }
        } catch let error as ObjectStoreError {
            guard error.code == .accessDenied else { throw error }
            environment.observer.emit(
                .note("The report isn't kept: these credentials may not write beside the backup."))
        }
    }
}
