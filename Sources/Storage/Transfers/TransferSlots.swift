internal import ObjectStorage
internal import Synchronization

/// Bounds the requests in flight, all objects of a mover together; who waits is served in order.
final class TransferSlots: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        /// Cancelled before they came to wait.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        precondition(count > 0, "a transfer needs at least one request in flight")
        state = Mutex(State(free: count))
    }

    /// Runs `body` in a slot of its own.
    func with<Value>(
        _ item: TransferItem, _ body: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        guard !Task.isCancelled else { throw .cancelled(operation: "copy", subject: item.source.rawValue) }
        if !takeFree() {
            guard await take() else { throw .cancelled(operation: "copy", subject: item.source.rawValue) }
        }
        defer { giveBack() }
        return try await body()
    }

    /// The usual case, without suspending.
    private func takeFree() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    /// - Returns: False when the task was cancelled before a slot came free.
    private func take() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        // A cancellation that came after the slot leaves its mark behind.
        defer { state.withLock { _ = $0.cancelled.remove(ticket) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in enter(ticket, continuation) }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func enter(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        let answer: Bool? = state.withLock { state in
            if state.cancelled.remove(ticket) != nil { return false }
            guard state.free == 0 else {
                state.free -= 1
                return true
            }
            state.waiting.append((ticket, continuation))
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func cancel(_ ticket: Int) {
        let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return nil
            }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(returning: false)
    }

    private func giveBack() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
