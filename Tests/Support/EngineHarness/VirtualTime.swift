package import Basics
internal import Synchronization

/// The time of day that an engine and its Milvus share in a test.
///
/// Short waits (polls) pass at once and move it on. Long ones (leases, renewals) last until somebody moves it past their
/// end: a test that wants a lease to lapse says so, and no test waits.
package final class VirtualTime: Sendable {
    /// Waits longer than this wait for ``advance(by:)``.
    package static let patience: Duration = .seconds(5)

    private struct Sleeper {
        var id: Int
        var until: WallTime
        var wake: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: WallTime
        var sleepers: [Sleeper] = []
        var lastID = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(_ start: WallTime = WallTime(seconds: 1_795_266_000)) {
        state = Mutex(State(now: start))
    }

    package var clock: WallClock { WallClock { self.state.withLock(\.now) } }

    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now + duration
            let now = state.now
            let woken = state.sleepers.filter { $0.until <= now }
            state.sleepers.removeAll { $0.until <= now }
            return woken
        }
        for sleeper in woken { sleeper.wake.resume() }
    }

    /// Lets time run, a minute every few milliseconds, as long as `body` is at work: leases of the dead run out.
    package func running<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result
    {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .milliseconds(5))
                    self.advance(by: .seconds(61))
                }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    package func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        if duration <= Self.patience {
            advance(by: duration)
            await Task.yield()
        } else {
            await waitUntilAdvanced(by: duration)
        }
        try Task.checkCancellation()
    }

    private func waitUntilAdvanced(by duration: Duration) async {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.cancelled.remove(id) == nil else { return true }
                    state.sleepers.append(Sleeper(id: id, until: state.now + duration, wake: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.wake.resume()
        }
    }
}
