import Basics
import Testing

@Suite("Bandwidth pacer")
struct BandwidthPacerTests {
    private let clock = JumpingClock()

    private func pacer(_ text: String, wallClock: WallClock? = nil) throws -> BandwidthPacer {
        let clock = clock
        return BandwidthPacer(
            try BandwidthTimetable(parsing: text), clock: clock,
            wallClock: wallClock ?? WallClock { WallTime(milliseconds: clock.now.offset.milliseconds) },
            offset: { _ in .zero })
    }

    @Test("lets no more bytes a second pass than allowed, whatever the pieces")
    func rate() async throws {
        let pacer = try pacer("1MiB")
        for _ in 0..<20 { try await pacer.pass(1 << 20) }
        try await pacer.pass(1)
        #expect((19.5...20.5).contains(clock.now.offset.inSeconds))
    }

    @Test("costs nothing while there is no limit, and feels one that begins")
    func timetable() async throws {
        let pacer = try pacer("00:00,off 00:10,1MiB")
        for _ in 0..<1000 { try await pacer.pass(1 << 20) }
        #expect(clock.now.offset == .zero)
        clock.jump(.seconds(600))
        for _ in 0..<11 { try await pacer.pass(1 << 20) }
        #expect((609.0...611.0).contains(clock.now.offset.inSeconds))
    }

    @Test("ends when the task is cancelled")
    func cancelled() async throws {
        let pacer = try pacer("1MiB")
        try await pacer.pass(10 << 20)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await pacer.pass(1)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
