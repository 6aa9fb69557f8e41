internal import ObjectStorage
internal import Synchronization

/// Items between the task that plans and the workers that move: the largest known go first.
///
/// Planner and workers live and die together, so cancellation is one call (``abandon()``) and not a matter of each wait.
final class TransferQueue: Sendable {
    fileprivate struct State: ~Copyable {
        var items: SpillingQueue
        var isFinished = false
        var isAbandoned = false
        var workers: [CheckedContinuation<Void, Never>] = []
        var planners: [CheckedContinuation<Void, Never>] = []
    }

    private let limit: Int
    private let state: Mutex<State>

    /// - Parameters:
    ///   - limit: Items held altogether; beyond it planners wait.
    ///   - memoryLimit: Items held in memory, the rest lies in a temporary file.
    ///   - directory: For that file.
    init(limit: Int, memoryLimit: Int, directory: String) {
        self.limit = limit
        state = Mutex(State(items: SpillingQueue(memoryLimit: memoryLimit, directory: directory)))
    }

    /// Adds items, and waits while there are more than enough.
    ///
    /// - Throws: When the temporary file can't be written.
    func put(_ items: [TransferItem]) async throws(ObjectStoreError) {
        let (woken, mustWait) = try state.withLock { state throws(ObjectStoreError) in
            for item in items { try state.items.append(item) }
            let count = min(items.count, state.workers.count)
            let woken = Array(state.workers.suffix(count))
            state.workers.removeLast(count)
            return (woken, state.isFull(limit))
        }
        for worker in woken { worker.resume() }
        if mustWait { await waitForRoom() }
    }

    /// The largest item; nil when there will be none any more.
    ///
    /// - Throws: When the temporary file can't be read.
    func take() async throws(ObjectStoreError) -> TransferItem? {
        while true {
            let (item, isOver, planners) = try state.withLock { state throws(ObjectStoreError) in
                let item = state.isAbandoned ? nil : try state.items.popLargest()
                let isOver = item == nil && (state.isFinished || state.isAbandoned)
                return (item, isOver, state.plannersWithRoom(limit))
            }
            for planner in planners { planner.resume() }
            if item != nil || isOver { return item }
            await waitForItem()
        }
    }

    /// Nothing more will be put; what is there is still given out.
    func finish() {
        end { $0.isFinished = true }
    }

    /// Nothing more is given out.
    func abandon() {
        end { $0.isAbandoned = true }
    }

    private func end(_ change: (inout State) -> Void) {
        let waiting = state.withLock { state in
            change(&state)
            defer { (state.workers, state.planners) = ([], []) }
            return state.workers + state.planners
        }
        for continuation in waiting { continuation.resume() }
    }

    private func waitForItem() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard state.items.count == 0, !state.isFinished, !state.isAbandoned else { return true }
                state.workers.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    private func waitForRoom() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard state.isFull(limit) else { return true }
                state.planners.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }
}

extension TransferQueue.State {
    fileprivate func isFull(_ limit: Int) -> Bool {
        items.count >= limit && !isFinished && !isAbandoned
    }

    /// Planners go on when half is gone, so that they work in strides.
    fileprivate mutating func plannersWithRoom(_ limit: Int) -> [CheckedContinuation<Void, Never>] {
        guard !planners.isEmpty, items.count <= limit / 2 else { return [] }
        defer { planners = [] }
        return planners
    }
}
