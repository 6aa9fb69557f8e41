/// A point in civil time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Any number is a time, since files claim what they like: arithmetic ends at the first and the last one.
///
/// Pure arithmetic, no Foundation and no time zone: everything milvault writes is UTC.
package struct WallTime: Sendable, Hashable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        let (milliseconds, isOver) = seconds.multipliedReportingOverflow(by: 1000)
        self.init(milliseconds: isOver ? (seconds > 0 ? .max : .min) : milliseconds)
    }

    package static func < (lhs: WallTime, rhs: WallTime) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }

    package static func + (lhs: WallTime, rhs: Duration) -> WallTime {
        WallTime(milliseconds: lhs.milliseconds.adding(clamped: rhs.milliseconds))
    }

    package static func - (lhs: WallTime, rhs: WallTime) -> Duration {
        .milliseconds(lhs.milliseconds.subtracting(clamped: rhs.milliseconds))
    }

    /// `2026-11-21T13:04:05Z`, seconds cut off, not rounded.
    package var iso8601: String {
        let date = CivilDate(self)
        return "\(date.year4)-\(date.month2)-\(date.day2)T\(date.hour2):\(date.minute2):\(date.second2)Z"
    }
}

extension Duration {
    /// Whole milliseconds, the rest cut off.
    package var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// Seconds with fraction, for reports and rates.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
