internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// One run of `create`, step by step.
struct CreateRun: Sendable {
    let environment: BackupEnvironment
    let options: CreateOptions
    let name: BackupName
    let features: MilvusFeatures
    let method: FlushMethod
    let selection: CollectionSelector.Selection
    let startedAt: WallTime
    /// Listens to ``environment``'s observer.
    let findings: FindingLog

    private var layout: BackupLayout { BackupLayout(rootPath: environment.backupRoot, name: name) }
    private var writer: BackupWriter { BackupWriter(store: environment.backupStore, layout: layout) }

    func run() async throws -> CreateReport {
        let requestsBefore = environment.storeRequests()
        let marker = RunMarker(
            runID: environment.newIdentifier(), name: name.text, startedAt: startedAt,
            toolVersion: ToolVersion.current)
        try await writer.begin(marker)
        let hold = GarbageCollectionHold(environment: environment, isWanted: options.holdsGarbageCollection)
        let copied = try await hold.run {
            try await snapshotAndCopy()
        }
        report(copied.outcomes, to: environment.observer)
        if let failure = failureOfAll(copied.outcomes) {
            await forgetMarker()
            throw failure
        }
        let seal = try await Sealing(run: self, environment: environment, layout: layout, writer: writer)
            .seal(copied, marker: marker)
        return CreateReport(
            seal, requests: environment.storeRequests() - requestsBefore, findings: findings.findings)
    }

    /// Snapshots and copies. A failure before the first object was copied leaves nothing behind; a later one leaves
    /// an unfinished backup.
    private func snapshotAndCopy() async throws -> CopiedCollections {
        let snapshots = SnapshotPhase(
            environment: environment, features: features, method: method,
            metaOnly: options.strategy == .metaOnly)
        var outcomes: [CollectionOutcome]
        do {
            environment.observer.begin("flushing and listing")
            outcomes = try await snapshots.run(selection.collections) + missingOutcomes
        } catch {
            await forgetMarker()
            throw error
        }
        environment.observer.begin("copying")
        let copying = CopyPhase(environment: environment, layout: layout, snapshots: snapshots)
        do {
            try await copying.run(&outcomes)
        } catch {
            if copying.ledger.copied.isEmpty { await forgetMarker() }
            throw error
        }
        return CopiedCollections(outcomes: outcomes, results: copying.ledger.copied)
    }

    private var missingOutcomes: [CollectionOutcome] {
        selection.missing.map {
            CollectionOutcome(
                collection: $0,
                result: .failure(
                    BackupError(
                        .failed, "The collection doesn't exist.", subject: "\($0)",
                        advice: "Take it out of the filter, or correct its name.")))
        }
    }

    private func forgetMarker() async {
        let store = environment.backupStore
        let key = layout.key(.runMarker)
        await uncancelled { _ = try? await store.delete([key]) }
    }

    /// Nothing would be in the backup: the first collection's failure is the run's. Its objects are removed already.
    private func failureOfAll(_ outcomes: [CollectionOutcome]) -> BackupError? {
        outcomes.allSatisfy { $0.snapshot == nil } ? outcomes.first?.failure : nil
    }

    private func report(_ outcomes: [CollectionOutcome], to observer: EngineObserver) {
        for outcome in outcomes {
            switch outcome.result {
            case .success(let snapshot):
                observer.emit(
                    .collectionFinished(
                        "\(outcome.collection)", succeeded: true,
                        detail: "\(snapshot.rows) rows, \(ByteCount(snapshot.bytes))"))
            case .failure(let error):
                observer.emit(
                    .collectionFinished("\(outcome.collection)", succeeded: false, detail: error.message))
                observer.emit(
                    .finding(
                        Finding(
                            "collection-failed", subject: "\(outcome.collection)", error.message,
                            advice: error.advice)))
            }
        }
    }
}
