import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R30: a server that gives a byte a second.
@Suite("Slow servers", .serialized, .timeLimit(.minutes(2)))
struct SlowServerTests {
    private static let impatient = Adaptation(timeouts: HTTPTimeouts(idle: .milliseconds(500), idleBytes: 1000))

    @Test("that trickle are given up, asked again for the rest, and hold nobody else up")
    func trickle() async throws {
        let loris = FaultRule(.trickle(bytesPerSecond: 20), on: [.getObject], keys: "files/1*", .attempts(1...1))
        try await Rig.with([loris], speed: 1, Self.impatient) { rig in
            let items = rig.fill([Int](repeating: 3_000, count: 60))
            let began = ContinuousClock.now
            let failures = try await rig.move(items, TransferConfiguration(mode: .streaming, concurrency: 16))
            #expect(failures.isEmpty, "\(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            #expect(rig.double.log.count { $0.fault == "trickle" } == 11)
            // At its own pace one of them would take 150 s.
            #expect(ContinuousClock.now - began < .seconds(60))
        }
    }

    @Test(
        "that say nothing are given up and asked again",
        arguments: [S3Verb.getObject, .putObject, .copyObject, .listObjects])
    func silence(verb: S3Verb) async throws {
        let stall = FaultRule(.stall, on: [verb], .attempts(1...1))
        let adapt = Adaptation(timeouts: HTTPTimeouts(idle: .milliseconds(300)), copySilence: .milliseconds(300))
        try await Rig.with([stall], speed: 1, adapt) { rig in
            let items = rig.fill([100, 200])
            let mode = verb == .copyObject ? TransferMode.direct : .streaming
            #expect(try await rig.move(items, TransferConfiguration(mode: mode, concurrency: 2)).isEmpty)
            let listed = try await rig.destination.listAll("copy/")
            #expect(listed.count == 2 && rig.wrong(among: items).isEmpty)
            #expect(rig.double.log.count { $0.fault == "stall" } > 0)
        }
    }
}
