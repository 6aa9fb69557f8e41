import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R6 and R7: bodies that break off.
@Suite("Bodies that break off", .serialized, .timeLimit(.minutes(5)))
struct CutBodyTests {
    @Test("are read again no further than their part", arguments: FaultSeed.seeds(quick: 2, full: 30))
    func streaming(seed: UInt64) async throws {
        let rules = [
            FaultRule(.truncateBody, on: [.getObject], .chance(0.1)),
            FaultRule(.cutRequest(afterBytes: 20_000), on: [.putObject, .uploadPart], .chance(0.1)),
        ]
        try await Rig.with(rules, seed: seed) { rig async throws in
            let small = rig.fill([Int](repeating: 50_000, count: 60))
            let large = rig.fill([Int](repeating: (12 << 20) + 17, count: 2), prefix: "large/")
            let partSize = 5 << 20
            let failures = try await rig.move(
                small + large,
                TransferConfiguration(
                    mode: .streaming, concurrency: 8, multipartThreshold: 6 << 20, partSize: Int64(partSize)))
            #expect(failures.isEmpty, "seed \(seed): \(failures.first.map { "\($0)" } ?? "")")
            #expect(rig.wrong(among: small + large).isEmpty)
            let log = rig.double.log
            let cuts = log.count {
                $0.fault != nil && $0.key.hasPrefix("large/") || $0.key.hasPrefix("copy/large/") && $0.fault != nil
            }
            let read = log.records.filter { $0.key.hasPrefix("large/") }.reduce(0) { $0 + $1.bytesOut }
            #expect(read <= 2 * ((12 << 20) + 17) + cuts * partSize, "seed \(seed): \(cuts) cuts, \(read) bytes")
            #expect(log.count { $0.fault == "truncateBody" } > 0 && log.count { $0.fault == "cutRequest" } > 0)
        }
    }

    @Test(
        "never pass for whole ones", arguments: [FaultAction.truncateBody, .endChunksEarly],
        [1, 2, 1000, 16_384, 300_000])
    func truncated(action: FaultAction, size: Int) async throws {
        let rule = FaultRule(action, on: [.getObject])
        for seed in FaultSeed.seeds(quick: 10, full: 500) {
            try await Rig.with([rule], seed: seed) { rig async throws in
                _ = rig.fill([size])
                let error = await #expect(throws: ObjectStoreError.self, "seed \(seed)") {
                    try await rig.bareSource.read(ObjectKey("files/0"))
                }
                #expect(error?.isRetryable == true, "seed \(seed): \(error.map { "\($0)" } ?? "")")
            }
        }
    }
}
