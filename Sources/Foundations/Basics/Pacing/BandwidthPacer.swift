private import Synchronization

/// Slows streams down to a timetable's bytes a second, all streams of one direction together.
package final class BandwidthPacer: Sendable {
    private let timetable: BandwidthTimetable
    private let bucket = Mutex(TokenBucket(rate: 1, slack: .milliseconds(100)))
    private let wallClock: WallClock
    private let offset: @Sendable (WallTime) -> Duration
    private let stopwatch: Stopwatch
    private let sleep: @Sendable (Duration) async throws -> Void

    /// Nobody sleeps longer at a time, so that a limit that is lifted is felt.
    private static let longestSleep: Duration = .seconds(5)

    /// - Parameters:
    ///   - timetable: The limits.
    ///   - clock: What is slept on.
    ///   - wallClock: The time of day.
    ///   - offset: Local time minus UTC at a time.
    package init(
        _ timetable: BandwidthTimetable, clock: any Clock<Duration>, wallClock: WallClock,
        offset: @escaping @Sendable (WallTime) -> Duration
    ) {
        self.timetable = timetable
        self.wallClock = wallClock
        self.offset = offset
        stopwatch = Stopwatch(clock)
        sleep = { try await clock.sleep(for: $0) }
    }

    /// Lets `bytes` pass: returns when it is their turn.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func pass(_ bytes: Int) async throws {
        guard bytes > 0, let turn = reserve(bytes) else { return }
        while limit != nil {
            let rest = turn - stopwatch.elapsed
            guard rest > .zero else { return }
            try await sleep(min(rest, Self.longestSleep))
        }
    }

    private var limit: Int64? {
        let time = wallClock.now()
        return timetable.bytesPerSecond(at: time, offset: offset(time))
    }

    /// When they may pass; nil for at once.
    private func reserve(_ bytes: Int) -> Duration? {
        guard let limit else { return nil }
        let time = stopwatch.elapsed
        return bucket.withLock { bucket in
            bucket.rate = Double(limit)
            let turn = bucket.opening
            bucket.take(Double(bytes), at: time)
            return turn
        }
    }
}
