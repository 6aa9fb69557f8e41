import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage
import Testing
import Transfers

/// R14: clocks that don't agree.
@Suite("A store's clock", .serialized, .timeLimit(.minutes(2)))
struct ClockTests {
    private static let minute: Int64 = 60
    private static let day: Int64 = 86_400

    @Test(
        "may be off by anything: one refused request teaches the difference",
        arguments: [-10 * minute, 10 * minute, -42 * day, 42 * day])
    func offset(seconds: Int64) async throws {
        try await Rig.with { rig async throws in
            rig.double.clockOffset = .seconds(seconds)
            _ = try? await rig.bareDestination.head(ObjectKey("nothing"))
            let refusedAtFirst = rig.double.log.count
            let items = rig.fill([Int](repeating: 10, count: 200))
            #expect(try await rig.move(items).isEmpty)
            #expect(rig.wrong(among: items).isEmpty)
            #expect(refusedAtFirst == (abs(seconds) > 15 * Self.minute ? 2 : 1))
            #expect(rig.double.log.count == refusedAtFirst + items.count)
        }
    }

    @Test("may jump in the middle of a run", arguments: [-42 * day, 42 * day])
    func jump(seconds: Int64) async throws {
        try await Rig.with { rig async throws in
            let items = rig.fill([Int](repeating: 10, count: 400))
            let jump = Task {
                while rig.double.log.count < 100 { await Task.yield() }
                rig.double.clockOffset = .seconds(seconds)
            }
            #expect(try await rig.move(items).isEmpty)
            await jump.value
            #expect(rig.wrong(among: items).isEmpty)
        }
    }
}
