private import Synchronization

/// Bytes that several tasks may hold together: who wants some waits until there are as many, the first first.
final class ByteBudget: Sendable {
    private struct State {
        var free: Int
        var next = 0
        var waiting: [(number: Int, amount: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    }

    private let total: Int
    private let state: Mutex<State>

    init(_ total: Int) {
        self.total = total
        state = Mutex(State(free: total))
    }

    /// Runs `body` while it holds `amount`, the whole budget where that is more.
    func with<Result: Sendable>(_ amount: Int, _ body: () async throws -> Result) async throws -> Result {
        let amount = min(max(0, amount), total)
        try await take(amount)
        defer { give(amount) }
        return try await body()
    }

    private func take(_ amount: Int) async throws {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isNow: Bool? = state.withLock { state in
                    guard !Task.isCancelled else { return nil }
                    guard state.waiting.isEmpty, state.free >= amount else {
                        state.waiting.append((number, amount, continuation))
                        return false
                    }
                    state.free -= amount
                    return true
                }
                switch isNow {
                case nil: continuation.resume(throwing: CancellationError())
                case true?: continuation.resume()
                case false?: break
                }
            }
        } onCancel: {
            let cancelled = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
            }
            cancelled?.resume(throwing: CancellationError())
            // Others may have waited behind it only.
            give(0)
        }
    }

    private func give(_ amount: Int) {
        let served = state.withLock { state in
            state.free += amount
            var served: [CheckedContinuation<Void, any Error>] = []
            while let first = state.waiting.first, first.amount <= state.free {
                state.free -= first.amount
                served.append(state.waiting.removeFirst().continuation)
            }
            return served
        }
        for continuation in served { continuation.resume() }
    }
}
