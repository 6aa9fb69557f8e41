internal import NIOCore
internal import Synchronization

/// The activity of one server, with waiting for a state of it.
final class StubActivityLog: Sendable {
    private struct Waiter {
        let condition: @Sendable (StubActivity) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var activity = StubActivity()
        var waiters: [Waiter] = []
        var channels: [ObjectIdentifier: any Channel] = [:]
    }

    private let state = Mutex(State())

    var activity: StubActivity {
        state.withLock { $0.activity }
    }

    func update<Result: Sendable>(_ change: (inout StubActivity) -> Result) -> Result {
        let (result, ready) = state.withLock { state in
            let result = change(&state.activity)
            let ready = state.waiters.filter { $0.condition(state.activity) }
            if !ready.isEmpty {
                let activity = state.activity
                state.waiters.removeAll { $0.condition(activity) }
            }
            return (result, ready.map(\.continuation))
        }
        ready.forEach { $0.resume() }
        return result
    }

    /// Returns early when the task is cancelled, so that a test's time limit works.
    func wait(until condition: @escaping @Sendable (StubActivity) -> Bool) async {
        let isCancelled = Atomic(false)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let holds = state.withLock { state in
                    let condition = { @Sendable in condition($0) || isCancelled.load(ordering: .relaxed) }
                    if condition(state.activity) { return true }
                    state.waiters.append(Waiter(condition: condition, continuation: continuation))
                    return false
                }
                if holds { continuation.resume() }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
            update { _ in }
        }
    }
}

extension StubActivityLog {
    /// Gives the connection's number.
    func opened(_ channel: any Channel) -> Int {
        state.withLock { $0.channels[ObjectIdentifier(channel)] = channel }
        return update {
            $0.connectionsOpened += 1
            return $0.connectionsOpened
        }
    }

    func closed(_ channel: any Channel) {
        state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
        update { $0.connectionsClosed += 1 }
    }

    func closeConnections() {
        let channels = state.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
    }
}
