internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Plans, copies and proves: copying begins with the first plan, proving when the last object has arrived.
struct CopyingPhase: Sendable {
    typealias Unit = (subject: PlanUnit.Subject, result: Result<PlanUnit, BackupError>?)

    let run: CreateRun
    let environment: BackupEnvironment
    let workshop: CreateRun.Workshop
    let present: PresentObjects

    private var spool: PlanSpool { workshop.spool }
    private var states: CopyStates { workshop.states }
    private var carryOver: CarryOver { CarryOver(spool: spool, states: states) }

    /// `units`: what is planned already, and what isn't.
    func run(_ units: [Unit]) async throws -> CopiedBackup {
        var units = units
        for round in 1... {
            units = try await copy(units)
            let records = run.writer.objects()
            do {
                let proof = try await proof.run(units.compactMap { try? $0.result?.get() }, into: records)
                if proof.losses.isEmpty { return copied(units, proof, records) }
                settle(proof.losses, &units, isLast: round >= environment.limits.snapshotAttempts)
            } catch {
                await uncancelled { await records.abort() }
                throw error
            }
            await records.abort()
        }
        throw CancellationError()
    }

    private var proof: Proof {
        let claim = run.claim
        return Proof(environment: environment, layout: run.layout, spool: spool, states: states) {
            try await claim.check()
        }
    }

    private func copy(_ units: [Unit]) async throws -> [Unit] {
        let board = WorkBoard(
            units, attempts: environment.limits.snapshotAttempts, spool: spool, states: states)
        let needsPlanning = units.contains { $0.result == nil && $0.subject != .indexFiles }
        let clusterPoint = try await needsPlanning ? clusterFlush() : nil
        let planning = PlanningRun(
            environment: environment, planner: planner, board: board, carryOver: carryOver,
            clusterPoint: clusterPoint, present: present,
            recall: ChecksumRecall(
                environment: environment, layout: run.layout, spool: workshop.spool, states: workshop.states),
            journal: workshop.journal)
        let copying = CopyRun(
            environment: environment, layout: run.layout, board: board, states: states,
            mover: workshop.mover, uploads: workshop.uploads)
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await planning.run() }
                group.addTask { try await copying.run() }
                try await group.waitForAll()
            }
        } onCancel: {
            board.stop()
        }
        try Task.checkCancellation()
        return zip(units, board.outcomes).map { (subject: $0.subject, result: $1) }
    }

    private var planner: CollectionPlanning {
        CollectionPlanning(
            environment: environment, features: run.features, method: run.method,
            metaOnly: run.options.strategy == .metaOnly, spool: spool, builder: run.manifestBuilder)
    }

    private func clusterFlush() async throws -> ConsistencyPoint? {
        guard run.method == .cluster else { return nil }
        let flusher = Flusher(environment: environment, features: run.features)
        return ConsistencyPoint(timestamp: try await flusher.flushCluster().timestamp)
    }

    /// What got lost is copied once more, a bounded number of times; then its collection has failed.
    private func settle(_ losses: [ProofResult.Loss], _ units: inout [Unit], isLast: Bool) {
        let proved = units.indices.filter { (try? units[$0].result?.get()) != nil }
        let byUnit = Dictionary(grouping: losses) { proved[$0.unit] }
        for (index, losses) in byUnit {
            guard case .success(var plan)? = units[index].result else { continue }
            if isLast, let loss = losses.first {
                units[index].result = .failure(loss.error)
                continue
            }
            for loss in losses { states.setMissing(loss.record) }
            plan.done = plan.objects - losses.count
            units[index].result = .success(plan)
        }
        environment.observer.emit(
            .note("\(losses.count) objects were copied and aren't listed as they were planned; copying them again."))
    }

    private func copied(
        _ units: [Unit], _ proof: ProofResult, _ records: JSONLinesWriter<ObjectRecord>
    ) -> CopiedBackup {
        var outcomes: [CollectionOutcome] = []
        for unit in units {
            switch (unit.subject, unit.result) {
            case (.collection(let reference), .success(let plan)?):
                guard let collection = plan.collection else { continue }
                outcomes.append(CollectionOutcome(collection: reference, result: .success(collection)))
            case (.collection(let reference), .failure(let error)?):
                outcomes.append(CollectionOutcome(collection: reference, result: .failure(error)))
            case (.indexFiles, .failure(let error)?):
                environment.observer.emit(
                    .finding(
                        Finding(
                            "index-files-missing", subject: "index files",
                            "They are not in this backup: \(error.message)",
                            advice: "Indexes are built anew when it is restored.")))
            default: continue
            }
        }
        return CopiedBackup(outcomes: outcomes + run.missingOutcomes, proof: proof, objects: records)
    }
}
