import Basics
import Testing

@Suite("Bandwidth timetable")
struct BandwidthTimetableTests {
    private func rate(_ text: String, at hour: Int64, _ minute: Int64 = 0, offset: Duration = .zero) throws -> Int64? {
        let time = WallTime(seconds: 1_763_683_200 + hour * 3600 + minute * 60)
        return try BandwidthTimetable(parsing: text).bytesPerSecond(at: time, offset: offset)
    }

    @Test("gives the rate of the hour, the last one over midnight")
    func hours() throws {
        let text = "20:00,off 08:00,50MiB 12:30,1.5MiB"
        #expect(try rate(text, at: 7, 59) == nil)
        #expect(try rate(text, at: 8) == 50 << 20)
        #expect(try rate(text, at: 12, 29) == 50 << 20)
        #expect(try rate(text, at: 12, 30) == 3 << 19)
        #expect(try rate(text, at: 23) == nil)
        #expect(try rate("08:00,50MiB", at: 3) == 50 << 20)
    }

    @Test("goes by local time")
    func localTime() throws {
        #expect(try rate("08:00,1MiB 20:00,2MiB", at: 7, 30, offset: .seconds(3600)) == 1 << 20)
        #expect(try rate("08:00,1MiB 20:00,2MiB", at: 1, 0, offset: .seconds(-7200)) == 2 << 20)
    }

    @Test("takes one rate for all day", arguments: [("50MiB", 50 << 20), ("512k", 512 << 10), ("off", nil)])
    func single(text: String, expected: Int64?) throws {
        #expect(try rate(text, at: 5) == expected)
        #expect(try BandwidthTimetable(parsing: text).isLimiting == (expected != nil))
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("50", "'50' isn't a rate of at least 1KiB, or off"),
            ("08:00,fast", "'fast' isn't a rate of at least 1KiB, or off"),
            ("25:00,1MiB", "'25:00' isn't a time of day from 00:00 to 23:59"),
            ("8,1MiB", "'8' isn't a time of day from 00:00 to 23:59"),
            ("08:00,1MiB 08:00,off", "08:00 is there twice"),
            ("08:00,1MiB 09:00", "'09:00' isn't a time and a rate with a comma between"),
            (" ", "it is empty"), ("12B", "'12B' isn't a rate of at least 1KiB, or off"),
        ])
    func errors(text: String, reason: String) {
        #expect(throws: BandwidthTimetableError(reason)) { try BandwidthTimetable(parsing: text) }
    }

    @Test(
        "reads sizes", arguments: [("1.5GiB", 3 << 29), ("7 B", 7), ("2t", 2 << 40), ("0KiB", 0)] as [(String, Int64)])
    func sizes(text: String, bytes: Int64) {
        #expect(ByteCount(parsing: text)?.bytes == bytes)
    }

    @Test(
        "refuses what isn't a size", arguments: ["", "12", "MiB", "1.2.3MiB", "-1MiB", "1MB", "1e3MiB", "9999999TiB"])
    func noSizes(text: String) {
        #expect(ByteCount(parsing: text) == nil)
    }
}
