package import BackupEngine
internal import BackupFormat
internal import MilvusModel

/// A process of milvault on some machine: what the verbs do, without a command line.
package struct Machine: Sendable {
    package var environment: BackupEnvironment
    package let events: EventRecorder

    package func create(_ name: String) async throws(BackupError) -> CreateReport {
        try await CreateUseCase(environment).run(CreateOptions(name: name))
    }

    /// Goes on with a backup that was interrupted.
    package func resume(_ name: String) async throws(BackupError) -> ResumeUseCase.Outcome {
        try await ResumeUseCase(environment).run(ResumeRequest(name: name))
    }

    /// Into the same Milvus, under names with `suffix`.
    package func restore(
        _ name: String, suffix: String, dropExisting: Bool = false, skipDamaged: Bool = false
    ) async throws(BackupError) -> RestoreReport {
        let restore = RestoreUseCase(environment: environment)
        let plan = try await restore.plan(
            RestoreOptions(
                name: name, mapping: NameMapping(suffix: suffix), dropExisting: dropExisting,
                skipDamaged: skipDamaged))
        return try await restore.run(plan)
    }

    /// Goes on with a restore that was interrupted.
    package func resumeRestore(_ name: String) async throws(BackupError) -> RestoreReport {
        let restore = RestoreUseCase(environment: environment)
        return try await restore.run(try await restore.plan(resuming: name, importTimeout: .seconds(3600)))
    }

    /// Whether a restore of the backup was begun and not ended.
    package func isRestoreOpen(_ name: String) async throws(BackupError) -> Bool {
        do {
            _ = try await RestoreUseCase(environment: environment).plan(resuming: name, importTimeout: .seconds(60))
            return true
        } catch {
            guard error.code == .invalidRequest else { throw error }
            return false
        }
    }

    /// What `list` shows, by name.
    package func list() async throws(BackupError) -> [String: BackupSummary.State] {
        let found = try await catalog.list().backups
        return Dictionary(found.map { ($0.name.text, $0.state) }) { first, _ in first }
    }

    /// What `get` shows.
    package func get(_ name: String) async throws(BackupError) -> BackupDetail {
        try await catalog.get(name)
    }

    /// By its bytes.
    package func verify(_ name: String) async throws(BackupError) -> VerifyReport {
        try await VerifyUseCase(environment).run(VerifyOptions(name: name, depth: .hash))
    }

    package func delete(_ name: String) async throws(BackupError) {
        _ = try await catalog.delete(name, observer: environment.observer)
    }

    private var catalog: BackupCatalog {
        BackupCatalog(store: environment.backupStore, rootPath: environment.backupRoot)
    }
}
