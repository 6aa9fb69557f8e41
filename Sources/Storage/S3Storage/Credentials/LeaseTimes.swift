internal import Basics
internal import HTTPTransport

/// Reads times of whoever hands out credentials on our clock: an expiry counts from their `Date`, so that a wrong clock
/// on our side makes nothing expire early or late.
struct LeaseTimes: Sendable {
    /// Their clock minus ours.
    let offset: Duration

    /// For givers on this machine.
    init() {
        offset = .zero
    }

    /// For an answer that has just come. `Date` has whole seconds and took its time: less than a minute is no difference.
    init(_ headers: HTTPHeaders, now: WallTime) {
        let theirs = headers["date"].flatMap { WallTime(httpDate: $0) } ?? now
        let difference = theirs - now
        offset = difference > .seconds(60) || difference < .seconds(-60) ? difference : .zero
    }

    /// Nil for what isn't a time: `2026-11-21T13:04:05Z`, with a fraction or an offset like `+01:00` too.
    func ours(_ text: String) -> WallTime? {
        guard let time = Self.parse(text) else { return nil }
        return time + (.zero - offset)
    }

    private static func parse(_ text: String) -> WallTime? {
        if text.hasSuffix("Z") { return WallTime(iso8601: text) }
        guard text.utf8.count > 6, let sign = text.dropLast(5).last, sign == "+" || sign == "-" else { return nil }
        let zone = text.suffix(5).split(separator: ":").compactMap { Int64($0) }
        guard zone.count == 2, let local = WallTime(iso8601: text.dropLast(6) + "Z") else { return nil }
        let offset = Duration.seconds(zone[0] * 3600 + zone[1] * 60)
        return local + (sign == "+" ? .zero - offset : offset)
    }
}
