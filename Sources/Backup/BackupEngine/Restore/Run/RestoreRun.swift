internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Does what a restore's plan says.
struct RestoreRun: Sendable {
    let environment: BackupEnvironment
    let plan: RestorePlan

    private var journal: RestoreJournal { RestoreJournal(environment, runID: plan.runName) }

    func run() async throws -> RestoreReport {
        do {
            return try await restore()
        } catch {
            guard let suspension = RestoreSuspension(causedBy: error, subject: "\(plan.backup)") else { throw error }
            throw told(suspension)
        }
    }

    private var claim: RunClaim {
        RunClaim(
            environment: environment, store: environment.milvusStore, prefix: journal.layout.runPrefix,
            subject: "the restore of \(plan.backup)")
    }

    /// Noted before anything is touched; one process at a time is at work on it.
    private func restore() async throws -> RestoreReport {
        let marker = RestoreMarker(
            runID: plan.runName.text, startedAt: environment.clock.now(), toolVersion: ToolVersion.current,
            options: plan.options, leftOut: plan.leftOut)
        let claim = claim
        if !plan.isResumed { try await journal.write(marker) }
        let epoch = try await plan.isResumed ? claim.takeOver() : claim.begin()
        let report = try await claim.holding(epoch) {
            let report = try await restoreEverything()
            try await claim.confirm(epoch)
            return report
        }
        // Not while signs of life are given: one could come in after the sweep, or miss what the sweep has taken.
        return try await finish(report, marker)
    }

    private func restoreEverything() async throws -> RestoreReport {
        let started = environment.clock.now()
        let begun = try await plan.isResumed ? journal.collections() : [:]
        for finding in plan.findings { environment.observer.emit(.finding(finding)) }
        try await createDatabases()
        var report = RestoreReport(
            name: plan.backup.text, elapsed: .zero, collections: [],
            findings: plan.findings + (try await restoreAccessControl()))
        environment.observer.begin("restoring")
        let notices = FindingLog(environment.observer)
        let staging = plan.staging.map { Staging(environment: environment.observing(notices.observer), plan: $0) }
        for outcome in try await restoreCollections(begun, staging) {
            report.collections.append(outcome.collection)
            report.findings += outcome.findings
        }
        report.collections += plan.lost.map(given(up:))
        report.methods = staging?.methods ?? [:]
        report.findings += notices.findings
        report.elapsed = environment.clock.now() - started
        return report
    }

    private func given(up lost: LostCollection) -> RestoreReport.Collection {
        environment.observer.emit(.collectionFinished("\(lost.target)", succeeded: false, detail: lost.reason))
        return RestoreReport.Collection(
            source: lost.source, target: lost.target, failure: lost.reason, expectedRows: nil, restoredRows: 0,
            indexes: 0, loaded: false, leftOut: lost.leftOut)
    }

    /// What the run kept in Milvus' bucket goes.
    private func finish(_ report: RestoreReport, _ marker: RestoreMarker) async throws -> RestoreReport {
        var (report, marker) = (report, marker)
        marker.isFinished = true
        try await journal.write(marker)
        guard let leftover = await StagingSweep(environment: environment).remove(journal.layout.prefix) else {
            return report
        }
        environment.observer.emit(.finding(leftover))
        report.findings.append(leftover)
        return report
    }

    private func createDatabases() async throws {
        for database in plan.databases {
            try await environment.milvus.createDatabase(database.name, properties: database.properties)
            environment.observer.emit(.note("Database \(database.name) was created."))
        }
    }

    private func restoreAccessControl() async throws -> [Finding] {
        guard let access = plan.accessControl else { return [] }
        let findings = try await AccessControlRestore(milvus: environment.milvus).restore(access)
        for finding in findings { environment.observer.emit(.finding(finding)) }
        return findings
    }

    /// Every collection to its end, its own failures included.
    private func restoreCollections(
        _ begun: [CollectionID: CollectionJournal], _ staging: Staging?
    ) async throws -> [CollectionRestore.Outcome] {
        let (environment, plan, journal) = (environment, plan, journal)
        return try await boundedMap(plan.collections, width: environment.limits.collections) { planned in
            let earlier = begun[planned.sourceID]
            let record = CollectionRecord(
                source: planned.sourceID, target: planned.target, mayReplace: planned.droppedAliases != nil)
            let fill = CollectionFill(
                environment: environment, planned: planned, staging: staging, source: plan.source,
                schemaOnly: plan.schemaOnly, importTimeout: plan.importTimeout,
                journal: earlier ?? CollectionJournal(journal: journal, record: record), isResumed: earlier != nil)
            return try await CollectionRestore(fill: fill).run()
        }
    }

    private func told(_ suspension: RestoreSuspension) -> BackupError {
        let cause = suspension.cause
        // It takes back what it has done by itself.
        guard !plan.options.isDrill else { return cause }
        let began = cause.code == .interrupted ? "The restore of \(plan.backup) was interrupted." : cause.message
        return BackupError(
            cause.code, "\(began) What is done stays, and imports that Milvus has begun go on.",
            subject: "\(plan.backup)",
            advice: "Go on with `milvault restore -n \(plan.backup) --resume`, or take it back with --discard.")
    }
}
