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

    /// Reads the backup, asks the target, verifies the backup: by listings, or as deep as the options say.
    ///
    /// - Throws: before anything is touched, whatever speaks against it (see ``RestorePlanner/check(_:)``);
    ///   `.noSuchBackup`, `.damagedBackup` for the backup itself, with what was found.
    package func plan(_ options: RestoreOptions) async throws(BackupError) -> RestorePlan {
        do {
            return try await decide(options, resuming: nil)
        } catch {
            throw BackupError(causedBy: error, while: "plan the restore of \(options.name)", subject: options.name)
        }
    }

    /// The plan of what an interrupted restore of the backup has left to do. What was left out as damaged stays left
    /// out; `verify`: how deep to look this time.
    ///
    /// - Throws: `.invalidRequest` when no restore of it is open, or more than one; `.damagedBackup` when more is damaged
    ///   than before.
    package func plan(
        resuming backup: String, importTimeout: Duration, verify: VerifyDepth = .list
    ) async throws(BackupError) -> RestorePlan {
        do {
            let marker = try await OpenRestores(environment: environment).one(of: backup)
            var options = marker.options
            options.importTimeout = importTimeout
            options.verify = verify
            return try await decide(options, resuming: marker)
        } catch {
            throw BackupError(causedBy: error, while: "resume the restore of \(backup)", subject: backup)
        }
    }

    /// Does what the plan says. Collections fail one by one.
    ///
    /// - Throws: `.interrupted` when cancelled, `.failed` when a server is away: what is done stays then, to be gone
    ///   on with.
    package func run(_ plan: RestorePlan) async throws(BackupError) -> RestoreReport {
        do {
            return try await RestoreRun(environment: environment, plan: plan).run()
        } catch {
            throw BackupError(causedBy: error, while: "restore \(plan.backup)", subject: "\(plan.backup)")
        }
    }

    /// Takes back what interrupted restores of the backup have left: half-filled collections and staged objects.
    package func discard(_ backup: String) async throws(BackupError) -> DiscardReport {
        do {
            return try await RestoreDiscard(environment: environment).run(backup)
        } catch {
            throw BackupError(causedBy: error, while: "take back the restore of \(backup)", subject: backup)
        }
    }

    private func decide(_ options: RestoreOptions, resuming marker: RestoreMarker?) async throws -> RestorePlan {
        environment.observer.begin("planning")
        let runName = try BackupName(existing: marker?.runID ?? environment.newIdentifier())
        return try await decide(options, runName, resuming: marker) { selection in
            try await facts(for: selection, resuming: marker == nil ? nil : runName)
        }
    }

    /// `facts`: what the target is, for what is to come back.
    func decide(
        _ options: RestoreOptions, _ runName: BackupName, resuming marker: RestoreMarker?,
        _ facts: (RestoreSelection) async throws -> TargetFacts
    ) async throws -> RestorePlan {
        let reader = RestorableBackupReader(environment: environment)
        let (source, backup) = try await reader.read(options.name)
        guard !source.isSnapshotFormat else { throw snapshotFormat(options.name) }
        let selection = try RestoreSelection(source.collections, options)
        let planner = RestorePlanner(
            source: source, options: options, facts: try await facts(selection), limits: environment.limits,
            runName: runName, isResumed: marker != nil)
        try planner.check(selection)
        guard !options.schemaOnly else { return try planner.plan(selection, [:]) }
        let proved = try await reader.prove(selection, of: backup, options.verify, readsOn: options.skipDamaged)
        let salvage = BackupSalvage(
            environment: environment, backup: backup, selection: selection, planner: planner, proved: proved)
        let gate = StrangerGate(
            layout: source.layout, options: options, isInPlace: planner.facts.backupLiesInMilvusBucket,
            isResumed: marker != nil)
        let leftOut = try gate.leftOut(
            selection.elements.map(\.collection), proved.presences, try await salvage.leftOut(resuming: marker))
        return try planner.plan(selection, proved.presences(without: leftOut), leavingOut: leftOut)
    }

    /// What stands under the name of a collection that the interrupted run had begun is judged when its turn comes.
    private func facts(for selection: RestoreSelection, resuming run: BackupName?) async throws -> TargetFacts {
        var facts = try await TargetFactsReader(environment: environment).read(for: selection.elements.map(\.target))
        guard let run else { return facts }
        for journal in try await RestoreJournal(environment, runID: run).collections().values {
            facts.occupied[journal.record.target] = nil
        }
        return facts
    }

    /// Milvus 3 wrote such a bundle itself: it isn't in the shape that an import takes.
    private func snapshotFormat(_ name: String) -> BackupError {
        BackupError(
            .incompatibleVersions, "Backup \(name) is a snapshot that Milvus 3 wrote itself, not a backup of binlogs.",
            subject: name, advice: "Restore it with milvus-backup into a Milvus from 3.0 on.")
    }
}
