import BackupFormat
import Basics
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Several verifications of one backup")
struct VerifyRunsTests {
    @Test("samples one after the other read every object once")
    func sampling() async throws {
        let repository = try await VerifyRepository(.checked)
        var read: Int64 = 0
        for window in 0..<4 {
            let report = try await repository.verify(.hash, windows: 4)
            #expect(report.sample?.window == window)
            #expect(report.promised == 11)
            read += report.hashed?.objects ?? 0
            // Reports of another kind don't move the window.
            _ = try await repository.verify(.list)
        }
        #expect(read == 11)
        #expect(try await repository.verify(.hash, windows: 4).sample?.window == 0)
    }

    @Test("the parts of many keys are about equal, and each key is in exactly one")
    func parts() {
        let parts = (0..<20).map { SampleWindow(windows: 20, window: $0, seed: "s") }
        var counts = [Int](repeating: 0, count: 20)
        for number in 0..<20_000 {
            let found = parts.filter { $0.contains("binlogs/insert_log/1/2/3/3/100/\(number)") }
            #expect(found.count == 1)
            counts[found[0].window] += 1
        }
        #expect(counts.allSatisfy { (800...1200).contains($0) })
    }

    @Test("a share is written in percent")
    func shares() {
        #expect(VerifyOptions.windows(sample: "5%") == 20)
        #expect(VerifyOptions.windows(sample: "30") == 4)
        #expect(VerifyOptions.windows(sample: "100%") == 1)
        for text in ["0%", "-1", "101%", "x", "", "%", "nan"] { #expect(VerifyOptions.windows(sample: text) == nil) }
    }

    @Test("what was cut off goes on where it stopped, and finds what it had found")
    func resumption() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.flip("binlogs/delta_log/1/10/7/7/70")
        let undisturbed = CountingStore(repository.store)
        _ = try await repository.verify(.list, on: undisturbed)
        // The flipped object, the first of all, is read twice.
        let cut = CountingStore(repository.store, readsBeforeFailure: undisturbed.reads + 2 + 2 + 4)
        await #expect(throws: BackupError.self) { _ = try await repository.verify(.hash, on: cut, concurrency: 1) }
        let progress = try #require(
            try await VerifyDirectory(repository.store, root: "backup", repository.layout.name).progress())
        #expect((1...9).contains(progress.tally.objects))
        let rest = CountingStore(repository.store)
        let report = try await repository.verify(.hash, on: rest)
        #expect(report.isResumed)
        #expect(report.hashed?.objects == 11)
        #expect(report.findings.map(\.code) == [.content])
        #expect(rest.reads < cut.reads + 11)
        #expect(try await repository.verify(.hash).isResumed == false)
    }

    @Test("--fresh begins anew, and so does another request")
    func fresh() async throws {
        let repository = try await VerifyRepository(.checked)
        let undisturbed = CountingStore(repository.store)
        _ = try await repository.verify(.list, on: undisturbed)
        for (fresh, filter) in [(true, ""), (false, "docs")] {
            let cut = CountingStore(repository.store, readsBeforeFailure: undisturbed.reads + 6)
            await #expect(throws: BackupError.self) { _ = try await repository.verify(.hash, on: cut, concurrency: 1) }
            #expect(try await repository.verify(.hash, filter: filter, fresh: fresh).isResumed == false)
        }
    }

    @Test("bytes of which nothing was known are recorded, and compared the next time")
    func ledger() async throws {
        let repository = try await VerifyRepository(.foreign)
        let blind = CountingStore(repository.store, hidesETags: true)
        let first = try await repository.verify(.hash, on: blind)
        #expect(first.state == .clean)
        #expect(first.hashed?.newlyProved == 8)
        let second = try await repository.verify(.hash, on: blind)
        #expect(second.hashed?.newlyProved == 0)
        #expect(second.state == .clean)
        #expect(second.hashed?.byEarlier == 8)
        let key = repository.key("binlogs/insert_log/1/10/7/7/100/70")
        let rotten = CountingStore(repository.store, rotten: [key], hidesETags: true)
        let third = try await repository.verify(.hash, on: rotten)
        #expect(third.findings.map(\.code) == [.content])
    }

    @Test("list and get tell of the last report; twenty are kept; delete takes them along")
    func reports() async throws {
        let repository = try await VerifyRepository(.checked)
        #expect(try await repository.catalog.list().backups[0].verified == nil)
        _ = try await repository.verify(.list)
        for _ in 0..<22 { _ = try await repository.verify(.hash, windows: 3) }
        let directory = VerifyDirectory(repository.store, root: "backup", repository.layout.name)
        #expect(try await directory.reports.reportKeys().count == 20)
        let listed = try #require(try await repository.catalog.list().backups.first?.verified)
        #expect((listed.depth, listed.state, listed.sample?.window) == (.hash, .clean, 0))
        #expect(try await repository.catalog.get(VerifyRepository.name).summary.verified == listed)
        #expect(try await repository.catalog.list().backups.count == 1)
        _ = try await repository.catalog.delete(VerifyRepository.name, observer: EngineObserver { _ in })
        #expect(try await repository.store.listAll("").isEmpty)
    }

    @Test("list and get tell of the last drill beside it")
    func drills() async throws {
        let repository = try await VerifyRepository(.checked)
        let folder = ReportFolder(.drill, repository.store, root: "backup", repository.layout.name)
        for (second, state) in [(1, "damaged"), (3, "passed"), (2, "findings")] {
            let time = WallTime(seconds: 1_800_000_000 + Int64(second))
            try await folder.keep(
                [
                    "state": .string(state), "finishedAt": .string(time.iso8601), "rtoSeconds": 12.5,
                    "collections": [["source": "default.docs"]],
                ], finishedAt: time, id: "d\(second)")
        }
        let listed = try #require(try await repository.catalog.list().backups.first?.drilled)
        #expect((listed.state, listed.collections, listed.recoveryTime) == (.passed, 1, .milliseconds(12_500)))
        #expect(listed.at == WallTime(seconds: 1_800_000_003))
        #expect(try await repository.catalog.get(VerifyRepository.name).summary.drilled == listed)
        #expect(try await repository.catalog.list().backups.first?.verified == nil)
    }

    @Test("who may only read gets his answer, and nothing is kept")
    func readOnly() async throws {
        let repository = try await VerifyRepository(.foreign)
        let store = CountingStore(repository.store, hidesETags: true, isReadOnly: true)
        #expect(try await repository.verify(.hash, windows: 2, on: store).state == .clean)
        #expect(try await repository.store.listAll("backup/.milvault").isEmpty)
    }

    @Test("nothing is ever written into the backup")
    func untouched() async throws {
        let repository = try await VerifyRepository(.unchecked)
        let before = try await repository.store.listAll(repository.layout.prefix)
        for depth in VerifyDepth.allCases { _ = try await repository.verify(depth) }
        #expect(try await repository.store.listAll(repository.layout.prefix) == before)
    }
}
