import Basics
import Testing

@Suite("Wall time")
struct WallTimeTests {
    @Test(
        "is written in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func isWrittenInUTC(_ seconds: Int64, _ text: String) {
        #expect(WallTime(seconds: seconds).iso8601 == text)
    }

    @Test("cuts fractions of a second off, before 1970 too")
    func cutsFractions() {
        #expect(WallTime(milliseconds: 1999).iso8601 == "1970-01-01T00:00:01Z")
        #expect(WallTime(milliseconds: -1).iso8601 == "1969-12-31T23:59:59Z")
    }

    @Test("goes on day by day through four centuries, weekdays in turn")
    func everyDay() throws {
        var previous = CivilDate(WallTime(seconds: -86_400 * 60_000))
        for day in -59_999..<90_000 {
            let date = CivilDate(WallTime(seconds: Int64(day) * 86_400))
            let isNextDay = date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
            let isNextMonth = date.day == 1 && date.month == previous.month % 12 + 1 && previous.day >= 28
            try #require(isNextDay || isNextMonth, "day \(day)")
            try #require(date.weekday == (previous.weekday + 1) % 7, "day \(day)")
            previous = date
        }
        #expect(CivilDate(WallTime(seconds: 0)).weekday == 4)
    }

    @Test("adds durations and measures distances in milliseconds")
    func arithmetic() {
        let start = WallTime(seconds: 10)
        #expect(start + .milliseconds(-1500) == WallTime(milliseconds: 8500))
        #expect(WallTime(milliseconds: 12_500) - start == .milliseconds(2500))
        #expect(Duration.milliseconds(2500).inSeconds == 2.5)
    }

    @Test("takes any number for a time: files claim what they like", arguments: [Int64.min, .min + 1, -1, .max])
    func extremes(milliseconds: Int64) {
        let time = WallTime(milliseconds: milliseconds)
        #expect(time.iso8601.hasSuffix("Z"))
        #expect((time - WallTime(seconds: .min)).milliseconds >= 0)
        #expect(time + .milliseconds(Int64.max) >= time)
    }
}
