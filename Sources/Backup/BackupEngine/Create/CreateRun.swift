internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// One run of `create`, begun or taken up, step by step.
struct CreateRun: Sendable {
    let environment: BackupEnvironment
    let options: CreateOptions
    let name: BackupName
    let features: MilvusFeatures
    let method: FlushMethod
    let selection: RunSelection
    let claim: CreateClaim
    /// Listens to ``environment``'s observer.
    let findings: FindingLog

    /// What a run works with while it works.
    struct Workshop: Sendable {
        let spool: PlanSpool
        let states: CopyStates
        let journal: PlanJournal
        let mover: ObjectMover
        /// Left by an earlier run: their parts count.
        var uploads: [ObjectKey: MultipartUpload] = [:]

        /// Whether nothing has come of the run yet.
        var isBare: Bool {
            get async { await journal.chunks == 0 && !states.hasBegun }
        }
    }

    var layout: BackupLayout { BackupLayout(rootPath: environment.backupRoot, name: name) }
    var writer: BackupWriter { BackupWriter(store: environment.backupStore, layout: layout) }

    /// Whatever ends this early leaves a run that can be taken up, unless nothing has come of it yet: then nothing is left.
    func run() async throws -> CreateReport {
        let workshop: Workshop
        do { workshop = try self.workshop() } catch { throw await leave(error, nil) }
        do {
            let result = try await claim.holding { try await work(in: workshop) }
            // Not before signs of life have ended: one that is on its way would outlive the run.
            let writer = writer
            await uncancelled { await writer.removeRunObjects() }
            return try result.get()
        } catch let failure as NothingBackedUp {
            throw failure.error
        } catch {
            throw await leave(error, workshop)
        }
    }

    /// No collection got into the backup: that is a failure of its own, and leaves nothing to take up.
    private struct NothingBackedUp: Error {
        let error: BackupError
    }

    private func workshop() throws -> Workshop {
        let spool = try PlanSpool(in: environment.temporaryDirectory)
        return Workshop(
            spool: spool, states: try CopyStates(in: environment.temporaryDirectory),
            journal: PlanJournal(claim, spool, environment.clock),
            mover: ObjectMover(from: environment.milvusStore, to: environment.backupStore, in: environment))
    }

    private func work(in workshop: Workshop) async throws -> Result<CreateReport, NothingBackedUp> {
        var workshop = workshop
        let requestsBefore = environment.storeRequests()
        environment.observer.begin("copying")
        if claim.isTakenUp { workshop.uploads = try await openUploads.toContinue() }
        let (units, present) = try await start(workshop)
        let copying = CopyingPhase(
            run: self, environment: environment, workshop: workshop, present: present)
        let hold = GarbageCollectionHold(environment: environment, isWanted: options.holdsGarbageCollection)
        let copied = try await hold.run { try await copying.run(units) }
        copied.report(to: environment.observer)
        if let failure = copied.failureOfAll {
            await copied.objects.abort()
            try await claim.check()
            return .failure(NothingBackedUp(error: failure))
        }
        let seal = try await Sealing(run: self, spool: workshop.spool).seal(copied)
        return .success(
            CreateReport(
                seal, requests: environment.storeRequests() - requestsBefore,
                reused: workshop.states.reused,
                methods: workshop.mover.counters.progress.objectsByMethod, findings: findings.findings))
    }

    private func start(_ workshop: Workshop) async throws -> ([CopyingPhase.Unit], PresentObjects) {
        let subjects =
            selection.collections.map(PlanUnit.Subject.collection) + (selection.listsIndexFiles ? [.indexFiles] : [])
        guard claim.isTakenUp else { return (subjects.map { ($0, nil) }, PresentObjects()) }
        return try await Resumption(
            environment: environment, layout: layout, directory: claim.directory, spool: workshop.spool,
            states: workshop.states
        ).read(subjects)
    }

    /// Leaves nothing behind when nothing has come of the run, else says how to go on.
    private func leave(_ error: any Error, _ workshop: Workshop?) async -> BackupError {
        var failure = BackupError(causedBy: error, while: "create the backup", subject: name.text)
        guard failure.code != .inUse else { return failure }
        if !claim.isTakenUp, await workshop?.isBare ?? true {
            let writer = writer
            await uncancelled { await writer.removeRunObjects() }
            if failure.code == .interrupted { failure.advice = "Nothing was written: run the same command again." }
        } else {
            let next = "Go on with: milvault resume -n \(name)"
            failure.advice = failure.code == .interrupted ? next : failure.advice.map { "\($0) \(next)" } ?? next
        }
        return failure
    }

    var openUploads: OpenUploads { OpenUploads(store: environment.backupStore, layout: layout) }

    var manifestBuilder: ManifestBuilder {
        ManifestBuilder(id: claim.marker.runID, name: name, milvusVersion: features.versionText)
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
}
