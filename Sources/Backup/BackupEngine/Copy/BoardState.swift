internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What a ``WorkBoard`` knows. Pure but for reading the spool; who is to be woken is given back.
struct BoardState {
    typealias PlanWaiter = CheckedContinuation<WorkBoard.PlanTask?, Never>
    typealias CopyWaiter = CheckedContinuation<Result<CopyItem?, TemporaryFileError>, Never>

    enum Answer {
        case plan(PlanWaiter, WorkBoard.PlanTask?)
        case copy(CopyWaiter, Result<CopyItem?, TemporaryFileError>)

        func give() {
            switch self {
            case .plan(let waiter, let task): waiter.resume(returning: task)
            case .copy(let waiter, let item): waiter.resume(returning: item)
            }
        }
    }

    private enum Progress {
        case waiting
        case planning
        case copying
        case settled(Result<PlanUnit, BackupError>)
    }

    private struct Unit {
        let subject: PlanUnit.Subject
        var progress = Progress.waiting
        var attempt = 1
        var plan: PlanUnit?
        /// Objects not copied yet, and those on their way.
        var remaining = 0
        var inFlight = 0
        var failure: ObjectStoreError?
    }

    private let attempts: Int
    private let spool: PlanSpool
    private let states: CopyStates
    private var units: [Unit]
    /// Units that wait to be planned; index files stand aside, they come when nothing else is waiting or being planned.
    private var unplanned: ArraySlice<Int> = []
    private var planning = 0
    private var settled = 0
    private var cursors: [SizeClass: ArraySlice<CopyCursor>] = [:]
    private var planWaiters: [PlanWaiter] = []
    private var copyWaiters: [CopyWaiter] = []
    private var isStopped = false

    init(_ plans: [CopyingPhase.Unit], attempts: Int, spool: PlanSpool, states: CopyStates) {
        self.attempts = attempts
        self.spool = spool
        self.states = states
        units = plans.map { Unit(subject: $0.subject) }
        for (index, plan) in plans.enumerated() {
            switch plan.result {
            case .success(let plan): begin(plan, index)
            case .failure(let error): settle(index, .failure(error))
            case nil: unplanned.append(index)
            }
        }
    }

    var outcomes: [Result<PlanUnit, BackupError>?] {
        units.map { if case .settled(let result) = $0.progress { result } else { nil } }
    }

    var isPlanned: Bool { unplanned.isEmpty && planning == 0 }

    var plannedCollections: [PlanUnit] { units.compactMap(\.plan).filter { $0.collection != nil } }

    // MARK: Asking

    mutating func waitToPlan(_ waiter: PlanWaiter) -> [Answer] {
        planWaiters.append(waiter)
        return answers()
    }

    mutating func waitToCopy(_ waiter: CopyWaiter) -> [Answer] {
        copyWaiters.append(waiter)
        return answers()
    }

    mutating func stop() -> [Answer] {
        isStopped = true
        return answers()
    }

    // MARK: Telling

    mutating func planned(_ plan: PlanUnit, _ unit: Int) -> [Answer] {
        planning -= 1
        begin(plan, unit)
        return answers()
    }

    mutating func planningFailed(_ unit: Int, _ error: BackupError) -> [Answer] {
        planning -= 1
        settle(unit, .failure(error))
        return answers()
    }

    mutating func copied(_ item: CopyItem) -> [Answer] {
        units[item.unit].remaining -= 1
        return landed(item)
    }

    mutating func failed(_ item: CopyItem, _ error: ObjectStoreError) -> [Answer] {
        units[item.unit].failure = units[item.unit].failure ?? error
        return landed(item)
    }

    private mutating func landed(_ item: CopyItem) -> [Answer] {
        units[item.unit].inFlight -= 1
        let unit = units[item.unit]
        if let failure = unit.failure {
            guard unit.inFlight == 0 else { return [] }
            fail(item.unit, failure)
        } else if unit.remaining == 0, var plan = unit.plan {
            // The proof may send the plan here again: then only what it didn't find is left to copy.
            plan.done = plan.objects
            plan.doneBytes = plan.bytes
            settle(item.unit, .success(plan))
        } else {
            return []
        }
        return answers()
    }

    /// Vanished or changed: planned anew. Anything else ends this unit, and no other.
    private mutating func fail(_ unit: Int, _ error: ObjectStoreError) {
        let isVanished = error.code == .notFound || error.code == .preconditionFailed
        guard isVanished, units[unit].attempt < attempts else {
            let subject = units[unit].subject.description
            settle(unit, .failure(BackupError(causedBy: error, while: "copy", subject: subject)))
            return
        }
        units[unit].attempt += 1
        units[unit].failure = nil
        units[unit].progress = .waiting
        unplanned.append(unit)
    }

    private mutating func settle(_ unit: Int, _ result: Result<PlanUnit, BackupError>) {
        units[unit].progress = .settled(result)
        settled += 1
    }

    private mutating func begin(_ plan: PlanUnit, _ index: Int) {
        let undone = plan.objects - plan.done
        units[index].plan = plan
        units[index].attempt = plan.attempt
        units[index].remaining = undone
        guard undone > 0 else {
            settle(index, .success(plan))
            return
        }
        units[index].progress = .copying
        for size in plan.sizes.keys {
            cursors[size, default: []].append(CopyCursor(plan, unit: index, size, in: spool))
        }
    }

    // MARK: Answering

    private mutating func answers() -> [Answer] {
        var answers: [Answer] = []
        while let waiter = planWaiters.last, let task = nextPlan() {
            planWaiters.removeLast()
            answers.append(.plan(waiter, task))
        }
        while let waiter = copyWaiters.last {
            let item = nextCopy()
            if case .success(nil) = item { break }
            copyWaiters.removeLast()
            answers.append(.copy(waiter, item))
        }
        guard isStopped || settled == units.count else { return answers }
        answers += planWaiters.map { .plan($0, nil) } + copyWaiters.map { .copy($0, .success(nil)) }
        planWaiters = []
        copyWaiters = []
        return answers
    }

    private mutating func nextPlan() -> WorkBoard.PlanTask? {
        guard !isStopped, let position = nextUnplanned() else { return nil }
        let index = unplanned.remove(at: position)
        planning += 1
        units[index].progress = .planning
        let unit = units[index]
        return WorkBoard.PlanTask(unit: index, subject: unit.subject, attempt: unit.attempt, previous: unit.plan)
    }

    private func nextUnplanned() -> Int? {
        guard let first = unplanned.first else { return nil }
        guard units[first].subject == .indexFiles else { return unplanned.startIndex }
        // Their segments aren't known before every collection has its plan.
        if unplanned.count > 1 { return unplanned.startIndex + 1 }
        return planning == 0 ? unplanned.startIndex : nil
    }

    private mutating func nextCopy() -> Result<CopyItem?, TemporaryFileError> {
        guard !isStopped else { return .success(nil) }
        for size in SizeClass.allCases {
            while var cursor = cursors[size]?.first {
                guard isCurrent(cursor) else {
                    cursors[size]?.removeFirst()
                    continue
                }
                do throws(TemporaryFileError) {
                    let next = try cursor.next(states)
                    guard let next else {
                        cursors[size]?.removeFirst()
                        continue
                    }
                    if let first = cursors[size]?.startIndex { cursors[size]?[first] = cursor }
                    units[cursor.unit].inFlight += 1
                    return .success(
                        CopyItem(object: next.object, record: next.record, unit: cursor.unit))
                } catch {
                    return .failure(error)
                }
            }
        }
        return .success(nil)
    }

    private func isCurrent(_ cursor: CopyCursor) -> Bool {
        guard case .copying = units[cursor.unit].progress, units[cursor.unit].failure == nil else { return false }
        return units[cursor.unit].attempt == cursor.attempt
    }
}

extension PlanUnit.Subject: CustomStringConvertible {
    var description: String {
        switch self {
        case .collection(let reference): "\(reference)"
        case .indexFiles: "index files"
        }
    }
}
