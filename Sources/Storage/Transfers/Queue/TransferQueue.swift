internal import ObjectStorage
internal import Synchronization

/// Items between the task that plans and the workers that move: the largest known go first.
///
/// Planner and workers live and die together, so cancellation is one call (``abandon()``) and not a matter of each wait.
final class TransferQueue: Sendable {
    fileprivate struct State {
        var items = SizeClasses()
        var isFinished = false
        var workers: [CheckedContinuation<TransferItem?, Never>] = []
        var planner: CheckedContinuation<Void, Never>?
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: Items held; beyond it the planner waits.
    init(limit: Int) {
        self.limit = limit
    }

    /// Adds items, and waits while there are more than enough.
    func put(_ items: [TransferItem]) async {
        let (served, mustWait) = state.withLock { state in
            for item in items { state.items.append(item) }
            var served: [(CheckedContinuation<TransferItem?, Never>, TransferItem)] = []
            while !state.workers.isEmpty, let item = state.items.popLargest() {
                served.append((state.workers.removeLast(), item))
            }
            return (served, state.items.count >= limit && !state.isFinished)
        }
        for (worker, item) in served { worker.resume(returning: item) }
        if mustWait { await waitForRoom() }
    }

    /// The largest item; nil when there will be none any more.
    func take() async -> TransferItem? {
        let (item, planner) = state.withLock { state in state.take(limit: limit) }
        planner?.resume()
        if let item { return item }
        return await withCheckedContinuation { continuation in
            let (answer, planner): (TransferItem??, CheckedContinuation<Void, Never>?) = state.withLock { state in
                let (item, planner) = state.take(limit: limit)
                if let item { return (.some(item), planner) }
                if state.isFinished { return (.some(nil), nil) }
                state.workers.append(continuation)
                return (nil, nil)
            }
            planner?.resume()
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Nothing more will be put; what is there is still given out.
    func finish() {
        end { _ in }
    }

    /// Nothing more is given out.
    func abandon() {
        end { $0.items = SizeClasses() }
    }

    private func end(_ change: (inout State) -> Void) {
        let (workers, planner) = state.withLock { state in
            state.isFinished = true
            change(&state)
            defer { (state.workers, state.planner) = ([], nil) }
            return (state.workers, state.planner)
        }
        // Workers wait only when there is no item.
        for worker in workers { worker.resume(returning: nil) }
        planner?.resume()
    }

    private func waitForRoom() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard state.items.count >= limit, !state.isFinished else { return true }
                state.planner = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
    }
}

extension TransferQueue.State {
    /// The next item, and the planner when there is room again: at half, so that it works in strides.
    fileprivate mutating func take(limit: Int) -> (TransferItem?, CheckedContinuation<Void, Never>?) {
        let item = items.popLargest()
        guard items.count <= limit / 2, let waiting = planner else { return (item, nil) }
        planner = nil
        return (item, waiting)
    }
}
