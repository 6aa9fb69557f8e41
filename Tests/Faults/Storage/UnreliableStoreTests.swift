import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R20 as far as the store goes: objects that are lost, written twice, or listed late.
@Suite("Stores that lose, repeat and lag", .serialized, .timeLimit(.minutes(2)))
struct UnreliableStoreTests {
    private static let inParts = TransferConfiguration(
        mode: .direct, concurrency: 8, multipartThreshold: 6 << 20, partSize: 5 << 20)

    @Test("what was acknowledged and lost is missing from the listing", arguments: FaultSeed.seeds(quick: 2, full: 20))
    func lost(seed: UInt64) async throws {
        let rule = FaultRule(.loseEffect, on: [.copyObject], .someKeys(0.03))
        try await Rig.with([rule], seed: seed) { rig async throws in
            let items = rig.fill([Int](repeating: 10, count: 300))
            #expect(try await rig.move(items).isEmpty)
            let lost = Set(rig.double.log.records.filter { $0.fault == "loseEffect" }.map(\.key))
            let listed = Set(try await rig.destination.listAll("copy/").map(\.key.rawValue))
            #expect(!lost.isEmpty)
            #expect(Set(items.map(\.destination.rawValue)).subtracting(listed) == lost)
        }
    }

    @Test("what happens twice does no harm", arguments: [S3Verb.copyObject, .copyPart, .completeUpload, .abortUpload])
    func twice(verb: S3Verb) async throws {
        let rule = FaultRule(.applyTwice, on: [verb])
        try await Rig.with([rule]) { rig async throws in
            let items = rig.fill([(11 << 20) + 3, 1000])
            let failures = try await rig.move(items, Self.inParts)
            #expect(failures.isEmpty, "\(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            #expect(rig.double.openUploads(in: "backup").isEmpty)
        }
    }

    @Test("a page that lags leaves out what is young, and shows it later")
    func stale() async throws {
        let rule = FaultRule(.staleListing(age: .seconds(3600)), on: [.listObjects], .attempts(1...1))
        try await Rig.with([rule]) { rig async throws in
            let items = rig.fill([Int](repeating: 10, count: 20))
            #expect(try await rig.move(items).isEmpty)
            let early = try await rig.destination.listAll("copy/")
            let late = try await rig.destination.listAll("copy/")
            #expect(early.isEmpty && late.count == 20)
        }
    }

    @Test(
        "an answer that is lost after the effect is found out",
        arguments: [S3Verb.putObject, .copyObject, .createUpload, .copyPart, .completeUpload, .listObjects],
        [FaultAction.resetAfterEffect, .refuseAfterEffect(status: 500, code: "InternalError")])
    func lostAnswer(verb: S3Verb, action: FaultAction) async throws {
        try await Rig.with([FaultRule(action, on: [verb], .attempts(1...1))]) { rig async throws in
            let items = rig.fill([(11 << 20) + 3, 1000])
            let failures = try await rig.move(items, Self.inParts)
            #expect(failures.isEmpty, "\(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: items).isEmpty)
            let once = PutOptions(onlyIfAbsent: true)
            _ = try await rig.destination.put(ObjectKey("claim"), .bytes([1, 2, 3]), once)
            let listed = try await rig.destination.listAll("")
            #expect(listed.count == 3)
            #expect(verb == .createUpload || rig.double.openUploads(in: "backup").isEmpty)
        }
    }
}
