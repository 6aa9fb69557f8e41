private import Synchronization

/// Lets requests to one server through, in the order of their coming, as fast as limits, refusals and outages allow.
///
/// Shared by everything in the process that talks to that server. Where nothing limits, a request costs two short
/// locks. A request that is cancelled while it waits gives its place to the next.
package final class RequestPacer: Sendable {
    private struct State {
        var gate: PacingGate
        var random: RandomSource
        /// In line, or at its head.
        var waiting = 0
    }

    private let state: Mutex<State>
    private let line = WaitingLine()
    private let room = WakeUpCall()
    private let stopwatch: Stopwatch
    private let sleep: @Sendable (Duration) async throws -> Void
    private let tell: @Sendable (OutageWatch.Event) -> Void

    /// - Parameters:
    ///   - limits: What holds whatever the server says.
    ///   - clock: Measures everything here.
    ///   - random: Breaks the beat of requests that are spaced.
    ///   - tell: Gets what a person should know, once each, whatever the number of requests.
    package init(
        _ limits: PacingLimits = PacingLimits(), clock: any Clock<Duration>, random: RandomSource,
        tell: @escaping @Sendable (OutageWatch.Event) -> Void = { _ in }
    ) {
        stopwatch = Stopwatch(clock)
        sleep = { try await clock.sleep(for: $0) }
        state = Mutex(State(gate: PacingGate(limits, start: .zero), random: random))
        self.tell = tell
    }

    /// Waits for leave to send one request. Whoever got it must call ``end(_:_:)``.
    package func begin() async throws(PacingRefusal) -> RequestPermit {
        let time = stopwatch.elapsed
        let atOnce: PacingGate.Decision? = state.withLock { state in
            guard state.waiting == 0 else { return nil }
            return state.gate.admit(at: time, hasWaited: false, using: &state.random)
        }
        switch atOnce {
        case .go(let permit): return permit
        case .giveUp(let silence, let reason): throw .away(silence: silence, reason: reason)
        case .wait, .waitForRoom, nil: return try await waitForLeave()
        }
    }

    /// The request ended.
    package func end(_ permit: RequestPermit, _ outcome: RequestOutcome) {
        let time = stopwatch.elapsed
        let (event, someoneWaits) = state.withLock { state in
            (state.gate.end(permit, outcome, at: time), state.waiting > 0)
        }
        if someoneWaits { room.change() }
        if let event { tell(event) }
    }

    /// Runs `body` with the permit's place in flight given away: for what a request does in between that may need a
    /// place itself. Afterwards it doesn't wait for its place, which may mean one too many for a moment, and never a
    /// deadlock.
    package func lending<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        state.withLock { $0.gate.lend() }
        room.change()
        defer { state.withLock { $0.gate.reclaim() } }
        return try await body()
    }

    /// Whether the server seems to be away, so that a failed request should come back here instead of counting.
    package var isServerInDoubt: Bool { state.withLock { $0.gate.outage.isDoubtful } }

    /// Requests a second that are let through at present; nil when nothing limits them.
    package var requestsPerSecond: Double? { state.withLock { $0.gate.requestsPerSecond } }

    package var requestsInFlight: Int { state.withLock { $0.gate.inFlight } }

    private func waitForLeave() async throws(PacingRefusal) -> RequestPermit {
        state.withLock { $0.waiting += 1 }
        defer { state.withLock { $0.waiting -= 1 } }
        guard await line.enter() else { throw .cancelled }
        defer { line.leave() }
        var hasWaited = false
        while !Task.isCancelled {
            let seen = room.changes
            let time = stopwatch.elapsed
            switch state.withLock({ $0.gate.admit(at: time, hasWaited: hasWaited, using: &$0.random) }) {
            case .go(let permit): return permit
            case .giveUp(let silence, let reason): throw .away(silence: silence, reason: reason)
            case .waitForRoom: await room.wait(after: seen)
            case .wait(let opening):
                hasWaited = true
                try? await sleep(opening - time)
            }
        }
        throw .cancelled
    }
}
