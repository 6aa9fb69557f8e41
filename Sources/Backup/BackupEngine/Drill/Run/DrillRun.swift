internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Does what a drill's plan says, and takes it back whatever came of it.
struct DrillRun: Sendable {
    let environment: BackupEnvironment
    let plan: DrillPlan
    private let timeline: DrillTimeline
    private let journal: DrillJournal

    init(environment: BackupEnvironment, plan: DrillPlan) throws {
        self.environment = environment
        self.plan = plan
        timeline = DrillTimeline(environment.clock, since: plan.startedAt)
        journal = try DrillJournal(environment, id: plan.id)
    }

    func run() async throws -> DrillReport {
        let planning = timeline.elapsed
        let left = try await DrillLeftovers(environment: environment).remove()
        let epoch = try await journal.claim.begin()
        do {
            try await journal.write(marker)
            var report = try await journal.claim.holding(epoch) { try await rehearse(planning) }
            report.findings += left + (plan.keeps ? await forget() : await takeBack(isOrderly: true))
            report.kept = plan.keeps ? plan.scratch : []
            report.finishedAt = environment.clock.now()
            report.timeline = [DrillReport.Span(step: "checking", start: .zero, duration: planning)] + timeline.spans
            return report
        } catch {
            throw ended(by: error, await takeBack(isOrderly: false))
        }
    }

    private var marker: DrillMarker {
        DrillMarker(
            id: plan.id, backup: plan.restore.backup.text, startedAt: plan.startedAt, toolVersion: ToolVersion.current,
            restoreRun: plan.restore.runName.text, collections: plan.scratch)
    }

    private func rehearse(_ planning: Duration) async throws -> DrillReport {
        let started = environment.clock.now()
        let observing = environment.observing(timeline.observing(environment.observer))
        let restored = try await RestoreUseCase(environment: observing).run(plan.restore)
        let recoveryTime = planning + (environment.clock.now() - started)
        environment.observer.begin("comparing")
        let server = environment.milvus.connection
        var report = DrillReport(
            id: plan.id, backup: plan.restore.backup, startedAt: plan.startedAt, finishedAt: environment.clock.now(),
            milvus: "\(server.host):\(server.port)", milvusVersion: try await environment.milvus.features().versionText,
            seed: plan.seed, extent: plan.extent, chosenOf: plan.chosenOf, recoveryTime: recoveryTime,
            recoveryPoint: plan.recoveryPoint, objects: plan.restore.objects, bytes: plan.restore.bytes,
            collections: [], timeline: [], findings: restored.findings, kept: [])
        let failures = Dictionary(
            restored.collections.map { ($0.target, Self.problem(with: $0)) }, uniquingKeysWith: { first, _ in first })
        for planned in plan.restore.collections {
            report.collections.append(try await compared(planned, failures[planned.target] ?? nil))
        }
        return report
    }

    /// Why a collection can't be compared.
    private static func problem(with restored: RestoreReport.Collection) -> String? {
        restored.failure ?? (restored.loaded ? nil : "It is back, but isn't loaded: it can't be compared.")
    }

    private func compared(_ planned: PlannedCollection, _ failure: String?) async throws -> DrilledCollection {
        var result = DrilledCollection(source: planned.source, scratch: planned.target, failure: failure)
        guard failure == nil else { return result }
        do {
            result = try await CollectionDrill(
                environment: environment, plan: plan, planned: planned, stored: try await stored(planned),
                timeline: timeline
            ).run()
        } catch {
            try Task.checkCancellation()
            let cause = BackupError(causedBy: error, while: "compare \(planned.source)", subject: "\(planned.source)")
            guard cause.code != .interrupted else { throw cause }
            result.failure = cause.description
            result.isUnreadable = cause.code == .damagedBackup
        }
        environment.observer.emit(.note("\(planned.source): \(result.verdict)"))
        return result
    }

    private func stored(_ planned: PlannedCollection) async throws -> StoredCollection {
        let reader = BackupReader(store: environment.backupStore, layout: plan.restore.source)
        let condition = try await reader.condition()
        let manifest = try await reader.outline(condition)
        let stored = StoredCollectionReader(
            reader: reader, condition: condition, rootPath: environment.backupRoot,
            keeps: { _, log in log.kind == .insert || log.kind == .delta })
        let collections = manifest.collections.filter { $0.id == planned.sourceID }
        guard let found = try await stored.read(collections).first else {
            throw BackupError(
                .damagedBackup, "The backup doesn't name \(planned.source) any more.", subject: "\(planned.source)")
        }
        return found
    }

    private func takeBack(isOrderly: Bool) async -> [Finding] {
        timeline.begin("dropping")
        defer { timeline.end() }
        return await ScratchRemoval(environment: environment, journal: journal).run(marker, isOrderly: isOrderly)
    }

    /// What stays is the user's: the next drill must not find it.
    private func forget() async -> [Finding] {
        await StagingSweep(environment: environment).remove(journal.layout.prefix).map { [$0] } ?? []
    }

    private func ended(by error: any Error, _ left: [Finding]) -> BackupError {
        let cause = BackupError(
            causedBy: error, while: "drill \(plan.restore.backup)", subject: "\(plan.restore.backup)")
        let what = cause.code == .interrupted ? "The drill was interrupted." : cause.message
        guard left.isEmpty else {
            return BackupError(
                cause.code, "\(what) Not all of it could be removed: \(left.map(\.message).joined(separator: " "))",
                subject: cause.subject, advice: "The next drill of this Milvus tries again.")
        }
        return BackupError(
            cause.code, "\(what) Nothing of the drill is left.", subject: cause.subject,
            advice: cause.code == .interrupted ? "Run it again when there is time." : cause.advice)
    }
}

extension DrilledCollection {
    /// A few words, behind the collection's name.
    fileprivate var verdict: String {
        if let failure { return failure }
        guard !isDamaged else { return "not as in the backup" }
        let compared = "\(foundRows) rows counted, \(rows.rows) compared, all as in the backup"
        return isAsItShouldBe ? compared : compared + "; indexes or searches aren't as they should be"
    }
}
