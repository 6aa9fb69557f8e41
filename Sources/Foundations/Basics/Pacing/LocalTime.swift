#if canImport(Glibc)
    private import Glibc
#endif

/// The machine's time zone (TZ, else /etc/localtime).
package enum LocalTime {
    /// Local time minus UTC at `time`, daylight saving included.
    @Sendable package static func offset(at time: WallTime) -> Duration {
        var seconds = time_t(time.milliseconds / 1000)
        var fields = tm()
        guard localtime_r(&seconds, &fields) != nil else { return .zero }
        return .seconds(fields.tm_gmtoff)
    }
}
