internal import Synchronization

/// Asks the thread that waits for a process to give up.
final class ChildInterruption: Sendable {
    private let isAsked = Atomic(false)

    var isInterrupted: Bool { isAsked.load(ordering: .relaxed) }

    func interrupt() {
        isAsked.store(true, ordering: .relaxed)
    }
}
