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

    let environment: BackupEnvironment
    let planned: PlannedCollection
    let staging: Staging?
    let source: BackupLayout
    let schemaOnly: Bool
    let importTimeout: Duration

    private var target: CollectionReference { planned.target }
    private var creation: CollectionCreation { CollectionCreation(milvus: environment.milvus, planned: planned) }

    func run() async throws -> Outcome {
        environment.observer.emit(.collectionStarted(planned.label))
        var outcome = Outcome(
            collection: RestoreReport.Collection(
                source: planned.source, target: target, failure: nil, expectedRows: planned.expectation.exact,
                restoredRows: 0, indexes: 0, loaded: false))
        do {
            try await fill(&outcome)
        } catch {
            try await giveUp(error, &outcome)
        }
        if outcome.collection.failure == nil { try await finish(&outcome) }
        report(outcome)
        return outcome
    }

    /// Creation and rows: what has to succeed wholly, or is taken back.
    private func fill(_ outcome: inout Outcome) async throws {
        try await creation.dropExisting()
        var isCreated = false
        do {
            try await creation.create()
            isCreated = true
            try await creation.addPartitions()
            guard !schemaOnly else { return }
            try await creation.checkFieldIDs()
            outcome.collection.restoredRows = try await importRows(&outcome)
        } catch {
            throw HalfDone(cause: error, isCreated: isCreated, hasReplaced: planned.droppedAliases != nil)
        }
    }

    private func importRows(_ outcome: inout Outcome) async throws -> Int64 {
        try await staging?.copy(planned.sourceID, from: source)
        let imports = ImportRun(environment: environment, target: target, timeout: importTimeout)
        let rows = try await imports.run(planned.dataImports)
        _ = try await imports.run(planned.levelZeroImports)
        if let leftover = await staging?.remove(planned.sourceID) { outcome.findings.append(leftover) }
        let counted = try await RowCount(environment: environment, target: target).settled(at: rows)
        for count in Set([rows, counted]) { try judge(count, &outcome) }
        return counted
    }

    private func judge(_ rows: Int64, _ outcome: inout Outcome) throws {
        switch planned.expectation.judge(rows) {
        case .asPromised: break
        case .differs(let why):
            outcome.findings.append(
                Finding(
                    "row-count-differs", subject: "\(target)", "\(why).",
                    advice: "Compare with the source if you can; the backup's objects were all there."))
        case .wrong(let why):
            throw BackupError(
                .failed, "The rows of \(target) aren't what the backup promises: \(why).", subject: "\(target)")
        }
    }

    /// Indexes, aliases, properties, load state: the rows are back whatever happens here.
    private func finish(_ outcome: inout Outcome) async throws {
        do {
            let indexes = try await IndexRestore(environment: environment, target: target).restore(planned.indexes)
            outcome.collection.indexes = indexes.created
            outcome.findings += indexes.findings
            outcome.findings += try await AliasRestore(milvus: environment.milvus, target: target)
                .restore(planned.aliases)
            if !planned.deferredProperties.isEmpty {
                try await environment.milvus.alterCollection(target, setting: planned.deferredProperties)
            }
            let load = try await LoadRestore(environment: environment, target: target).restore(planned.load)
            outcome.collection.loaded = load.loaded
            if let finding = load.finding { outcome.findings.append(finding) }
        } catch {
            try Task.checkCancellation()
            outcome.findings.append(
                Finding("not-finished", subject: "\(target)", "Its rows are back, but then: \(error)"))
        }
    }

    /// Takes back what was made, and says so; rethrows cancellation after that.
    private func giveUp(_ error: any Error, _ outcome: inout Outcome) async throws {
        if let leftover = await staging?.remove(planned.sourceID) { outcome.findings.append(leftover) }
        let half = error as? HalfDone
        let cause = BackupError(causedBy: half?.cause ?? error, while: "restore \(target)", subject: "\(target)")
        var remains = ""
        if half?.isCreated == true { remains += " " + (await dropHalfFilled()) }
        if half?.hasReplaced == true { remains += " The collection that stood under its name had been dropped." }
        let isInterrupted = cause.code == .interrupted || Task.isCancelled
        outcome.collection.failure = (isInterrupted ? "It was interrupted." : cause.description) + remains
        if isInterrupted {
            report(outcome)
            throw CancellationError()
        }
    }

    private func dropHalfFilled() async -> String {
        let milvus = environment.milvus
        let target = target
        return await uncancelled {
            do {
                try await milvus.dropCollection(target)
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

/// An error after the target was touched.
private struct HalfDone: Error {
    let cause: any Error
    /// This run created the collection.
    let isCreated: Bool
    /// This run dropped the one that stood under its name.
    let hasReplaced: Bool
}
