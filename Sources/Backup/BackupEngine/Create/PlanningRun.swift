internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Plans what the board gives, several collections at a time; each fails by itself.
struct PlanningRun {
    let environment: BackupEnvironment
    let planner: CollectionPlanning
    let board: WorkBoard
    let carryOver: CarryOver
    let clusterPoint: ConsistencyPoint?
    /// What an earlier run of the same backup copied.
    let present: PresentObjects
    let recall: ChecksumRecall
    let journal: PlanJournal

    func run() async throws {
        try await boundedForEach(0..<environment.limits.collections, width: environment.limits.collections) { _ in
            // Those who wait for work hear of nothing but the board.
            try await board.stoppingOnError {
                while let task = await board.nextToPlan() {
                    try Task.checkCancellation()
                    try await plan(task)
                }
            }
        }
    }

    private func plan(_ task: WorkBoard.PlanTask) async throws {
        let subject = task.subject.description
        var planned: PlanUnit?
        do {
            var unit = try await unit(task)
            if let previous = task.previous {
                try carryOver.apply(.copied(previous), to: &unit)
            } else {
                try carryOver.apply(present.known(of: unit), to: &unit)
                try await recall.recall(unit)
            }
            environment.observer.counters.planned(objects: Int64(unit.objects), bytes: unit.bytes)
            environment.observer.counters.done(objects: Int64(unit.done), bytes: unit.doneBytes)
            board.planned(unit, unit: task.unit)
            planned = unit
        } catch {
            let failure = BackupError(causedBy: error, while: "plan \(subject)", subject: subject)
            guard !Self.endsEverything(error), !failure.isFatal else { throw failure }
            board.planningFailed(failure, unit: task.unit)
        }
        if let planned { try await journal.append(planned) }
        if board.isPlanned { try await journal.flush() }
    }

    private func unit(_ task: WorkBoard.PlanTask) async throws -> PlanUnit {
        if task.attempt > 1 {
            environment.observer.emit(.note("Objects of \(task.subject) vanished: listing it anew."))
        }
        guard case .collection(let reference) = task.subject else {
            var writer = PlanUnitWriter(carryOver.spool)
            try await IndexFilePlanner(environment: environment).plan(
                listed: try owners(of: board.plannedCollections), into: &writer)
            return try writer.finish(attempt: task.attempt)
        }
        environment.observer.emit(.collectionStarted("\(reference)"))
        return try await planner.plan(reference, attempt: task.attempt, clusterPoint)
    }

    /// Segments of collections that have indexes.
    private func owners(of plans: [PlanUnit]) throws -> [SegmentID: CollectionID] {
        var owners: [SegmentID: CollectionID] = [:]
        for plan in plans.compactMap(\.collection) where plan.hasIndexes {
            var reader = PlanRunReader(plan.segmentLines, in: carryOver.spool)
            while let line = try reader.nextLine() {
                if let segment = SegmentLine(line: line)?.segment { owners[segment.id] = plan.id }
            }
        }
        return owners
    }

    /// A full disk, or a store that is gone: the next collection would only meet the same.
    private static func endsEverything(_ error: any Error) -> Bool {
        if error is TemporaryFileError { return true }
        return (error as? ObjectStoreError)?.concernsEveryObject ?? false
    }
}
