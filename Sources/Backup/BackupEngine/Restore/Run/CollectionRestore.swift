internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Brings one collection back. Its failure is its own; only cancellation ends the run.
struct CollectionRestore: Sendable {
    /// How it went, with what its user should know.
    struct Outcome: Sendable {
        var collection: RestoreReport.Collection
        var findings: [Finding] = []
    }

    let fill: CollectionFill

    private var environment: BackupEnvironment { fill.environment }
    private var planned: PlannedCollection { fill.planned }
    private var staging: Staging? { fill.staging }
    private var journal: CollectionJournal { fill.journal }
    private var isResumed: Bool { fill.isResumed }
    private var target: CollectionReference { planned.target }

    /// - Throws: ``RestoreSuspension`` when the restore may go on later: nothing was taken back then.
    func run() async throws -> Outcome {
        environment.observer.emit(.collectionStarted(planned.label))
        var outcome = Outcome(
            collection: RestoreReport.Collection(
                source: planned.source, target: target, failure: nil, expectedRows: planned.expectation.exact,
                restoredRows: 0, indexes: 0, loaded: false, leftOut: planned.leftOut))
        do {
            try await bringBack(&outcome)
        } catch {
            if let suspension = RestoreSuspension(causedBy: error, subject: "\(target)") { throw suspension }
            try await giveUp(error, &outcome)
        }
        report(outcome)
        return outcome
    }

    private func bringBack(_ outcome: inout Outcome) async throws {
        let filled = try await fill.run()
        outcome.collection.restoredRows = filled.rows
        outcome.findings += filled.findings
        try await finish(&outcome)
        try await journal.change { $0.stage = .done }
    }

    /// Indexes, aliases, properties, load state: the rows are back whatever happens here.
    private func finish(_ outcome: inout Outcome) async throws {
        do {
            environment.observer.emit(.step("indexing", of: planned.label))
            let indexes = try await IndexRestore(environment: environment, target: target).restore(
                planned.indexes, skippingPresent: isResumed)
            outcome.collection.indexes = indexes.created
            outcome.findings += indexes.findings
            outcome.findings += try await AliasRestore(milvus: environment.milvus, target: target)
                .restore(planned.aliases, skippingPresent: isResumed)
            if !planned.deferredProperties.isEmpty {
                try await environment.milvus.alterCollection(target, setting: planned.deferredProperties)
            }
            environment.observer.emit(.step("loading", of: planned.label))
            let load = try await LoadRestore(environment: environment, target: target).restore(planned.load)
            outcome.collection.loaded = load.loaded
            if let finding = load.finding { outcome.findings.append(finding) }
        } catch {
            if let suspension = RestoreSuspension(causedBy: error, subject: "\(target)") { throw suspension }
            outcome.findings.append(
                Finding("not-finished", subject: "\(target)", "Its rows are back, but then: \(error)"))
        }
    }

    /// Takes back what was made, and says so.
    private func giveUp(_ error: any Error, _ outcome: inout Outcome) async throws {
        if let leftover = await staging?.remove(planned.sourceID) { outcome.findings.append(leftover) }
        let cause = BackupError(causedBy: error, while: "restore \(target)", subject: "\(target)")
        var remains = ""
        if await isHalfFilled {
            remains += " " + (await dropHalfFilled())
            if planned.droppedAliases != nil {
                remains += " The collection that stood under its name had been dropped."
            }
        }
        outcome.collection.failure = cause.description + remains
        try await journal.forget()
    }

    /// Whether what stands there is certainly of this restore.
    private var isHalfFilled: Bool {
        get async {
            guard let id = journal.record.targetID, journal.record.stage == .filling else { return false }
            let place = CollectionTarget(milvus: environment.milvus, name: target)
            return (try? await place.standing()?.id) == id
        }
    }

    private func dropHalfFilled() async -> String {
        let place = CollectionTarget(milvus: environment.milvus, name: target)
        let target = target
        return await uncancelled {
            do {
                try await place.drop()
                return "The half-filled collection was dropped."
            } catch {
                return "The collection \(target) is left half-filled, as it could not be dropped: \(error)"
            }
        }
    }

    private func report(_ outcome: Outcome) {
        for finding in outcome.findings { environment.observer.emit(.finding(finding)) }
        let failure = outcome.collection.failure
        environment.observer.emit(
            .collectionFinished(
                planned.label, succeeded: failure == nil,
                detail: failure ?? "\(outcome.collection.restoredRows) rows, \(outcome.collection.indexes) indexes"))
    }
}
