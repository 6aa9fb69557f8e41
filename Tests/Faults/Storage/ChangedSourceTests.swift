import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R9 and R11 as far as the store goes: a source that isn't any more what was listed.
@Suite("Sources that change", .serialized, .timeLimit(.minutes(2)))
struct ChangedSourceTests {
    private static let ways = [
        TransferConfiguration(mode: .direct, concurrency: 4),
        TransferConfiguration(mode: .direct, concurrency: 4, multipartThreshold: 6 << 20, partSize: 5 << 20),
        TransferConfiguration(mode: .streaming, concurrency: 4),
        TransferConfiguration(mode: .streaming, concurrency: 4, multipartThreshold: 6 << 20, partSize: 5 << 20),
    ]

    @Test("are refused as changed, by whatever method, and no mixture is left", arguments: 0..<4)
    func overwritten(way: Int) async throws {
        try await Rig.with { rig async throws in
            let items = rig.fill([(11 << 20) + 3])
            let other = Rig.content(99, (11 << 20) + 3)
            rig.double.put("files/0", other, in: "source")
            let failures = try await rig.move(items, Self.ways[way])
            #expect(failures.map(\.code) == [.preconditionFailed])
            #expect(rig.double.objects(in: "backup").isEmpty)
            #expect(rig.double.openUploads(in: "backup").isEmpty)
        }
    }

    @Test("between two parts are refused as well")
    func overwrittenMidway() async throws {
        let rule = FaultRule(.overwriteSource, on: [.copyPart], keys: "*#2")
        try await Rig.with([rule]) { rig async throws in
            let items = rig.fill([(11 << 20) + 3])
            let failures = try await rig.move(items, Self.ways[1])
            #expect(failures.map(\.code) == [.preconditionFailed])
            #expect(rig.double.objects(in: "backup").isEmpty && rig.double.openUploads(in: "backup").isEmpty)
        }
    }

    @Test("that vanish are named, and the others arrive", arguments: FaultSeed.seeds(quick: 2, full: 20))
    func vanished(seed: UInt64) async throws {
        let rule = FaultRule(.vanishSource, on: [.copyObject], .someKeys(0.05))
        try await Rig.with([rule], seed: seed) { rig async throws in
            let items = rig.fill([Int](repeating: 10, count: 300))
            let failures = try await rig.move(items)
            let gone = rig.double.log.records.filter { $0.fault == "vanishSource" }.count
            #expect(gone > 0 && failures.count == gone && failures.allSatisfy { $0.code == .notFound })
            #expect(rig.double.objects(in: "backup").count == items.count - gone)
        }
    }
}
