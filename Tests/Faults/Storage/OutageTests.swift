import Basics
import FaultRig
import ObjectStorage
import Testing
import Transfers

/// R5: a burst of 500, then a minute in which the store is away, on a clock that runs a hundred times as fast.
@Suite("Outage", .serialized, .timeLimit(.minutes(2)))
struct OutageTests {
    private static let patient = RetryPolicy(attempts: 100, totalTime: .seconds(6000))

    @Test("of a minute is waited out, and nothing is lost", arguments: [Outage.unreachable, .refusing(status: 502)])
    func minute(outage: Outage) async throws {
        let burst = FaultRule(.internalError, .someKeys(0.3, attempts: 1...2))
        try await Rig.with([burst], policy: Self.patient) { rig async throws in
            let items = rig.fill([Int](repeating: 5_000, count: 600))
            let interruption = Task { () async throws -> Duration in
                while rig.double.log.count < 200 { await Task.yield() }
                rig.double.outage = outage
                let began = rig.clock.now
                try await rig.clock.sleep(until: began.advanced(by: .seconds(60)), tolerance: nil)
                rig.double.outage = nil
                return began.duration(to: rig.clock.now)
            }
            let failures = try await rig.move(items)
            #expect(try await interruption.value >= .seconds(60))
            #expect(failures.isEmpty, "\(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            #expect(rig.double.log.count { $0.fault == "outage" } > 0)
        }
    }
}
