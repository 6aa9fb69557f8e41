internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
private import Synchronization
internal import Transfers

/// Who plans what and who copies what: planners and copiers ask it for work and tell it what came of it.
///
/// Copying begins with the first plan. Large objects come first, whichever collection they belong to. A collection whose
/// objects vanished is given to the planners again, a bounded number of times, when nothing of it is in flight any more.
final class WorkBoard: Sendable {
    /// Work for a planner.
    struct PlanTask: Sendable {
        var unit: Int
        var subject: PlanUnit.Subject
        var attempt: Int
        /// The plan that has to be replaced; what was copied by it stays valid.
        var previous: PlanUnit?
    }

    private let state: Mutex<BoardState>

    /// `plans`: what is planned already, and what isn't.
    /// `attempts`: plans of one unit at most.
    init(_ plans: [CopyingPhase.Unit], attempts: Int, spool: PlanSpool, states: CopyStates) {
        state = Mutex(BoardState(plans, attempts: attempts, spool: spool, states: states))
    }

    /// What became of each unit, in their order; nil while it isn't decided.
    var outcomes: [Result<PlanUnit, BackupError>?] { state.withLock { $0.outcomes } }

    /// Whether nothing waits to be planned, or is being planned.
    var isPlanned: Bool { state.withLock { $0.isPlanned } }

    /// Plans that are made, index files excluded.
    var plannedCollections: [PlanUnit] { state.withLock { $0.plannedCollections } }

    /// Waits until there is something to plan; nil when there never will be.
    func nextToPlan() async -> PlanTask? {
        await withCheckedContinuation { continuation in
            wake(state.withLock { $0.waitToPlan(continuation) })
        }
    }

    /// Waits until there is something to copy; nil when there never will be.
    ///
    /// - Throws: when the plan can't be read.
    func nextToCopy() async throws(TemporaryFileError) -> CopyItem? {
        let answer = await withCheckedContinuation { continuation in
            wake(state.withLock { $0.waitToCopy(continuation) })
        }
        return try answer.get()
    }

    func planned(_ plan: PlanUnit, unit: Int) {
        wake(state.withLock { $0.planned(plan, unit) })
    }

    func planningFailed(_ error: BackupError, unit: Int) {
        wake(state.withLock { $0.planningFailed(unit, error) })
    }

    func copied(_ item: CopyItem) {
        wake(state.withLock { $0.copied(item) })
    }

    func failed(_ item: CopyItem, _ error: ObjectStoreError) {
        wake(state.withLock { $0.failed(item, error) })
    }

    /// Whoever fails sends all others home: a worker that waits for work isn't woken by anything else, and the group that
    /// the failure ends waits for it.
    func stoppingOnError(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch {
            stop()
            throw error
        }
    }

    /// Nobody gets anything any more.
    func stop() {
        wake(state.withLock { $0.stop() })
    }

    private func wake(_ answers: [BoardState.Answer]) {
        for answer in answers { answer.give() }
    }
}
