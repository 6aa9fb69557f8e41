/// How many bytes a second may pass at what time of day: `50MiB`, `off`, or `08:00,50MiB 20:00,off`.
///
/// Each entry holds from its time until that of the next; the last one holds over midnight. The form is rclone's
/// `--bwlimit`, without its days of the week.
package struct BandwidthTimetable: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        /// Since midnight.
        var minute: Int
        /// Nil means no limit.
        var bytesPerSecond: Int64?
    }

    /// By time, never empty.
    private var entries: [Entry]

    package static let unlimited = BandwidthTimetable(entries: [Entry(minute: 0, bytesPerSecond: nil)])

    private init(entries: [Entry]) {
        self.entries = entries
    }

    package init(parsing text: String) throws(BandwidthTimetableError) {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 1, !words[0].contains(",") {
            entries = [Entry(minute: 0, bytesPerSecond: try Self.rate(words[0]))]
            return
        }
        entries = []
        for word in words { entries.append(try Self.entry(word)) }
        guard !entries.isEmpty else { throw BandwidthTimetableError("it is empty") }
        entries.sort { $0.minute < $1.minute }
        for (one, next) in zip(entries, entries.dropFirst()) where one.minute == next.minute {
            throw BandwidthTimetableError("\(Self.clock(one.minute)) is there twice")
        }
    }

    /// Whether there is a limit at any time.
    package var isLimiting: Bool { entries.contains { $0.bytesPerSecond != nil } }

    /// Bytes a second at a time of day; nil means no limit. `offset` is local time minus UTC at that time.
    package func bytesPerSecond(at time: WallTime, offset: Duration) -> Int64? {
        let local = CivilDate(time + offset)
        let minute = local.hour * 60 + local.minute
        let entry = entries.last { $0.minute <= minute } ?? entries.last
        return entry.flatMap(\.bytesPerSecond)
    }

    private static func entry(_ word: String) throws(BandwidthTimetableError) -> Entry {
        let parts = word.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw BandwidthTimetableError("'\(word)' isn't a time and a rate with a comma between")
        }
        return Entry(minute: try minute(parts[0]), bytesPerSecond: try rate(parts[1]))
    }

    private static func minute(_ text: String) throws(BandwidthTimetableError) -> Int {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), let hour = UInt8(parts[0]),
            let minute = UInt8(parts[1]), hour < 24, minute < 60
        else { throw BandwidthTimetableError("'\(text)' isn't a time of day from 00:00 to 23:59") }
        return Int(hour) * 60 + Int(minute)
    }

    private static func rate(_ text: String) throws(BandwidthTimetableError) -> Int64? {
        if text.lowercased() == "off" { return nil }
        guard let rate = ByteCount(parsing: text), rate.bytes >= 1024 else {
            throw BandwidthTimetableError("'\(text)' isn't a rate of at least 1KiB, or off")
        }
        return rate.bytes
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
