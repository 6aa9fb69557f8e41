internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Brings a backup back: ``plan(_:)`` decides without touching the target, ``run(_:)`` acts.
package struct RestoreUseCase: Sendable {
    let environment: BackupEnvironment

    package init(environment: BackupEnvironment) {
        self.environment = environment
    }

    /// Reads the backup, asks the target, proves that every object is there.
    ///
    /// - Throws: before anything is touched, whatever speaks against it (see ``RestorePlanner/check(_:)``);
    ///   `.noSuchBackup`, `.damagedBackup` for the backup itself.
    package func plan(_ options: RestoreOptions) async throws(BackupError) -> RestorePlan {
        do {
            return try await decide(options)
        } catch {
            throw BackupError(causedBy: error, while: "plan the restore of \(options.name)", subject: options.name)
        }
    }

    /// Does what the plan says. Collections fail one by one.
    ///
    /// - Throws: `.interrupted` when cancelled, after cleaning up; what concerns the whole run.
    package func run(_ plan: RestorePlan) async throws(BackupError) -> RestoreReport {
        do {
            return try await RestoreRun(environment: environment, plan: plan).run()
        } catch {
            throw BackupError(causedBy: error, while: "restore \(plan.backup)", subject: "\(plan.backup)")
        }
    }

    private func decide(_ options: RestoreOptions) async throws -> RestorePlan {
        environment.observer.begin("planning")
        let source = try await RestorableBackupReader(environment: environment).read(options.name)
        guard !source.isSnapshotFormat else { throw snapshotFormat(options.name) }
        let selection = try RestoreSelection(source.collections, options)
        let facts = try await TargetFactsReader(environment: environment).read(for: selection.elements.map(\.target))
        let planner = RestorePlanner(
            source: source, options: options, facts: facts, limits: environment.limits,
            runName: try BackupName(existing: environment.newIdentifier()))
        try planner.check(selection)
        let presences =
            options.schemaOnly ? [:] : try await ObjectPresenceReader(environment: environment).prove(selection, source)
        return try planner.plan(selection, presences)
    }

    /// Milvus 3 wrote such a bundle itself: it isn't in the shape that an import takes.
    private func snapshotFormat(_ name: String) -> BackupError {
        BackupError(
            .incompatibleVersions, "Backup \(name) is a snapshot that Milvus 3 wrote itself, not a backup of binlogs.",
            subject: name, advice: "Restore it with milvus-backup into a Milvus from 3.0 on.")
    }
}
