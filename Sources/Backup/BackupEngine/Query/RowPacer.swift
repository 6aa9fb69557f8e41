internal import Basics
private import Synchronization

/// Lets no more rows a second pass than are allowed, and remembers how large pages may be; shared by all queries of a run.
package final class RowPacer: Sendable {
    package let limits: QueryLimits
    private let state: Mutex<(bucket: TokenBucket?, sizing: PageSizing)>
    private let stopwatch: Stopwatch
    private let sleep: @Sendable (Duration) async throws -> Void

    package init(
        _ limits: QueryLimits, sizing: PageSizing = PageSizing(), clock: any Clock<Duration> = ContinuousClock(),
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.limits = limits
        let bucket = limits.rowsPerSecond.map { TokenBucket(rate: Double($0), slack: .milliseconds(100)) }
        state = Mutex((bucket, sizing))
        stopwatch = Stopwatch(clock)
        self.sleep = sleep
    }

    package var pageRows: Int {
        // A page a second at least, so that a small limit isn't kept in leaps.
        min(state.withLock { $0.sizing.rows }, limits.rowsPerSecond ?? .max)
    }

    var elapsed: Duration { stopwatch.elapsed }

    func came(rows: Int, bytes: Int, in elapsed: Duration) {
        state.withLock { $0.sizing.came(rows: rows, bytes: bytes, in: elapsed) }
    }

    func failed() {
        state.withLock { $0.sizing.failed() }
    }

    /// Returns when it is the turn of so many rows.
    func pass(_ rows: Int) async throws {
        let time = stopwatch.elapsed
        let opening = state.withLock { state -> Duration? in
            let turn = state.bucket?.opening
            state.bucket?.take(Double(rows), at: time)
            return turn
        }
        guard let opening, opening > time else { return }
        try await sleep(opening - time)
    }
}
