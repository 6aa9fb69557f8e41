internal import Synchronization

/// Tells the first signal from those that follow.
final class SignalCount: Sendable {
    enum Meaning: Sendable {
        /// Somebody wants the work to end.
        case first
        /// The first one once more: `timeout` signals its child, and then the child's whole group.
        case echo
        /// Somebody wants it to end at once.
        case again
    }

    /// Nobody presses Ctrl-C twice so fast.
    static let echoTime: Duration = .milliseconds(300)

    private let first = Mutex<Duration?>(nil)

    /// `time`: on any clock that goes on.
    func meaning(at time: Duration) -> Meaning {
        first.withLock { first in
            guard let known = first else {
                first = time
                return .first
            }
            return time - known < Self.echoTime ? .echo : .again
        }
    }
}
