private import Synchronization

/// Lets one task sleep until something has changed; what changes between its look and its sleep isn't missed.
final class WakeUpCall: Sendable {
    private struct State {
        var changes = 0
        var sleeper: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Take it before looking.
    var changes: Int { state.withLock(\.changes) }

    /// Returns once there have been more changes than `seen`, or the task is cancelled.
    func wait(after seen: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isNews = state.withLock { state in
                    guard state.changes == seen else { return true }
                    state.sleeper = continuation
                    return false
                }
                if isNews { continuation.resume() }
            }
        } onCancel: {
            change()
        }
    }

    func change() {
        let sleeper = state.withLock { state in
            state.changes += 1
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.resume()
    }
}
