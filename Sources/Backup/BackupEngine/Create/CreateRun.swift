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
        let spool = try PlanSpool(in: environment.temporaryDirectory)
        let states = try CopyStates(in: environment.temporaryDirectory)
        let copying = CopyingPhase(
            run: self, environment: environment, layout: layout, writer: writer, marker: marker, spool: spool,
            states: states, present: PresentObjects(), journal: PlanJournal())
        let hold = GarbageCollectionHold(environment: environment, isWanted: options.holdsGarbageCollection)
        let units = units
        let copied = try await hold.run { try await copying.run(units) }
        report(copied.outcomes, to: environment.observer)
        if let failure = failureOfAll(copied.outcomes) {
            await copied.objects.abort()
            await writer.removeRunObjects()
            throw failure
        }
        let seal = try await Sealing(run: self, environment: environment, layout: layout, writer: writer, spool: spool)
            .seal(copied, marker: marker)
        return CreateReport(
            seal, requests: environment.storeRequests() - requestsBefore, findings: findings.findings)
    }

    /// Index files are a unit of their own where nothing but the segments tells whose they are.
    private var units: [CopyingPhase.Unit] {
        let listsIndexes = environment.etcd == nil && options.strategy != .metaOnly
        return selection.collections.map { (.collection($0), nil) } + (listsIndexes ? [(.indexFiles, nil)] : [])
    }

    func manifestBuilder(_ marker: RunMarker) -> ManifestBuilder {
        ManifestBuilder(id: marker.runID, name: name, milvusVersion: features.versionText)
    }

    /// - Throws: when another run has taken the name.
    func checkOwnership(_ marker: RunMarker) async throws {
        guard try await writer.stillHolds(marker) else {
            throw BackupError(
                .inUse, "Another run took the name '\(name)' while this one was at work.", subject: name.text,
                advice: "Nothing was sealed by this run; look at the other one.")
        }
    }

    var missingOutcomes: [CollectionOutcome] {
        selection.missing.map {
            CollectionOutcome(
                collection: $0,
                result: .failure(
                    BackupError(
                        .failed, "The collection doesn't exist.", subject: "\($0)",
                        advice: "Take it out of the filter, or correct its name.")))
        }
    }

    /// Nothing would be in the backup: the first collection's failure is the run's. Its objects are removed already.
    private func failureOfAll(_ outcomes: [CollectionOutcome]) -> BackupError? {
        outcomes.allSatisfy { $0.plan == nil } ? outcomes.first?.failure : nil
    }

    private func report(_ outcomes: [CollectionOutcome], to observer: EngineObserver) {
        for outcome in outcomes {
            switch outcome.result {
            case .success(let plan):
                observer.emit(
                    .collectionFinished(
                        "\(outcome.collection)", succeeded: true,
                        detail: "\(plan.rows) rows, \(ByteCount(plan.manifestSize))"))
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
