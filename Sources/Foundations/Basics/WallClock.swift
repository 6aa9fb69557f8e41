#if canImport(Glibc)
    private import Glibc
#endif

/// Where the time of day comes from. Handed in wherever logic needs it, so that tests move it by hand.
package struct WallClock: Sendable {
    private let read: @Sendable () -> WallTime

    package init(_ read: @escaping @Sendable () -> WallTime) {
        self.read = read
    }

    package func now() -> WallTime {
        read()
    }

    /// The machine's clock (CLOCK_REALTIME).
    package static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
