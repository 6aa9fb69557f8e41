private import Synchronization

/// One place at the head, handed from waiter to waiter in the order of their coming.
///
/// Who stands at the head keeps time for all behind, so that nothing needs a task or a timer of its own.
final class WaitingLine: Sendable {
    private struct State {
        var isTaken = false
        var nextTicket = 0
        var queue = TicketQueue()
        /// Cancelled before they came to wait.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Returns at the head; false when the task was cancelled before. Who got true must ``leave()``.
    func enter() async -> Bool {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        defer { _ = state.withLock { $0.cancelled.remove(ticket) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in join(ticket, continuation) }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func join(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        let answer: Bool? = state.withLock { state in
            if state.cancelled.contains(ticket) { return false }
            guard state.isTaken else {
                state.isTaken = true
                return true
            }
            state.queue.append(ticket, continuation)
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func cancel(_ ticket: Int) {
        let continuation = state.withLock { state in
            let waiting = state.queue.remove(ticket)
            if waiting == nil { state.cancelled.insert(ticket) }
            return waiting
        }
        continuation?.resume(returning: false)
    }

    func leave() {
        let next = state.withLock { state in
            let next = state.queue.popFirst()
            state.isTaken = next != nil
            return next
        }
        next?.resume(returning: true)
    }
}

/// First in, first out, and out of the middle, each in constant time.
private struct TicketQueue {
    private var order: [Int] = []
    /// Index of the first in `order` that hasn't been served.
    private var head = 0
    private var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]

    mutating func append(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        order.append(ticket)
        waiting[ticket] = continuation
    }

    mutating func remove(_ ticket: Int) -> CheckedContinuation<Bool, Never>? {
        waiting.removeValue(forKey: ticket)
    }

    mutating func popFirst() -> CheckedContinuation<Bool, Never>? {
        while head < order.count {
            let continuation = waiting.removeValue(forKey: order[head])
            head += 1
            if head * 2 > order.count {
                order.removeFirst(head)
                head = 0
            }
            if let continuation { return continuation }
        }
        return nil
    }
}
