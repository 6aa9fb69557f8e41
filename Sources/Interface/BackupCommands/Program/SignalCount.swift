internal import Synchronization

/// Tells the first signal from those that follow.
final class SignalCount: Sendable {
    private let seen = Atomic(false)

    /// True for the first caller only.
    func isFirst() -> Bool {
        !seen.exchange(true, ordering: .relaxed)
    }
}
