import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("A restore of a damaged backup")
struct DamagedRestoreTests {
    private static let insert = "binlogs/insert_log/1/10/7/7/100/70"
    private static let delta = "binlogs/delta_log/1/10/7/7/70"
    private static let stats = "binlogs/stats_log/1/10/7/7/100/70"
    private static let index = "index_files/50/1/10/7/HNSW"
    private static let other = "binlogs/insert_log/2/10/9/9/100/90"
    private static let docs = CollectionID(rawValue: 1)

    private func planned(
        _ repository: VerifyRepository, on store: (any ObjectStore)? = nil, verify: VerifyDepth = .list,
        skipDamaged: Bool = false, filter: String = "", resuming marker: RestoreMarker? = nil
    ) async throws -> RestorePlan {
        let options = RestoreOptions(
            name: VerifyRepository.name, filter: try CollectionFilter(parsing: filter), verify: verify,
            skipDamaged: skipDamaged)
        return try await RestoreUseCase(environment: try repository.environment(store)).decide(
            options, try BackupName(existing: "run"), resuming: marker
        ) { _ in BackupSamples.facts(backupBucket: "backups") }
    }

    private func refusal(_ body: () async throws -> RestorePlan) async throws -> BackupError {
        do {
            _ = try await body()
        } catch let error as BackupError {
            return error
        }
        throw BackupError(.failed, "it wasn't refused", subject: "")
    }

    @Test(
        "is refused for what a listing shows, which is named",
        arguments: [insert, delta, stats, index, "meta/segment_meta.json"])
    func missing(path: String) async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(path)
        let refusal = try await refusal { try await planned(repository, filter: "docs") }
        let report = try await repository.verify(.list)
        #expect(refusal.code == .damagedBackup)
        #expect(refusal.message.contains(path.hasPrefix("meta") ? path : report.findings[0].message))
        #expect(refusal.message.hasSuffix("Nothing was touched."))
        #expect(refusal.advice?.contains("milvault verify -n nightly") == true)
        #expect(refusal.damages == report.findings)
        guard !path.hasPrefix("meta") else { return }
        #expect(refusal.advice?.contains("--skip-damaged") == true)
    }

    @Test(
        "is refused for bytes that rotted where --verify hash reads them, and not noticed by a listing",
        arguments: [insert, delta, stats, index])
    func rotten(path: String) async throws {
        let repository = try await VerifyRepository(.checked)
        let store = CountingStore(repository.store, rotten: [repository.key(path)])
        _ = try await planned(repository, on: store)
        let refusal = try await refusal { try await planned(repository, on: store, verify: .hash) }
        #expect(refusal.code == .damagedBackup)
        #expect(refusal.damages.map(\.code) == [.content])
        #expect(refusal.damages.map(\.object) == [path])
    }

    @Test("reads no byte where the listing has shown damage already, and all of it where damage is left out")
    func listingFirst() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(Self.insert)
        let listed = CountingStore(repository.store)
        _ = try await refusal { try await planned(repository, on: listed) }
        let refused = CountingStore(repository.store)
        _ = try await refusal { try await planned(repository, on: refused, verify: .hash) }
        #expect(refused.reads == listed.reads)
        let rotten = CountingStore(repository.store, rotten: [repository.key(Self.other)])
        let refusal = try await refusal {
            try await planned(repository, on: rotten, verify: .hash, skipDamaged: true, filter: "other")
        }
        #expect(refusal.message.contains("Nothing that was asked for"))
    }

    @Test("keeps the report of a deep verification beside the backup")
    func reported() async throws {
        let repository = try await VerifyRepository(.checked)
        _ = try await planned(repository, verify: .hash, filter: "docs")
        let last = try #require(
            try await repository.catalog.get(VerifyRepository.name).summary.verified)
        #expect((last.depth, last.state, last.isPartial) == (.hash, .clean, true))
        _ = try await planned(repository, verify: .hash)
        let whole = try await repository.catalog.get(VerifyRepository.name).summary.verified
        #expect(whole?.isPartial == false)
    }

    @Test("reads everything, though an earlier verification was cut off after half of it")
    func fresh() async throws {
        let repository = try await VerifyRepository(.checked)
        let undisturbed = CountingStore(repository.store)
        _ = try await planned(repository, on: undisturbed, verify: .hash)
        let listed = CountingStore(repository.store)
        _ = try await repository.verify(.list, on: listed)
        let cut = CountingStore(repository.store, readsBeforeFailure: listed.reads + 6)
        await #expect(throws: BackupError.self) { _ = try await repository.verify(.hash, on: cut, concurrency: 1) }
        let directory = VerifyDirectory(repository.store, root: "backup", repository.layout.name)
        #expect(try await directory.progress() != nil)
        let again = CountingStore(repository.store)
        _ = try await planned(repository, on: again, verify: .hash)
        #expect(again.reads == undisturbed.reads)
    }

    @Test("of many damages the first are named, all are counted and handed on")
    func many() async throws {
        let repository = try await VerifyRepository(.checked)
        _ = try await repository.store.deleteAll(under: repository.layout.prefix + "binlogs/")
        let refusal = try await refusal { try await planned(repository, filter: "docs") }
        #expect(refusal.message.contains("and 4 more"))
        #expect(refusal.subject == "default.docs")
        #expect((refusal.damages.count, refusal.damageCount) == (9, 9))
    }

    @Test("leaves out the segment, by whole, and restores the others", arguments: [insert, delta])
    func leftOut(path: String) async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(path)
        let plan = try await planned(repository, skipDamaged: true)
        let docs = try #require(plan.collections.first)
        let leftOut = try #require(docs.leftOut)
        #expect(leftOut.segments.map(\.id.rawValue) == [7])
        #expect(leftOut.segments[0].reason == (path == Self.delta ? .deletes : .rows))
        #expect(leftOut.segments[0].damages.map(\.object) == [path])
        #expect((leftOut.rows, leftOut.ofRows, leftOut.ofSegments) == (5, 10, 2))
        #expect(leftOut.keys == nil)
        #expect(docs.expectation.exact == 5)
        #expect((docs.objects, docs.bytes) == (3, 30))
        #expect(docs.imports.map(\.segments) == [1])
        #expect(plan.collections.last?.leftOut == nil)
        #expect(plan.findings.map(\.code) == ["segments-left-out"])
        #expect(plan.text.contains("leaves out 1 of 2 segments, 5 of 10 rows (deleted ones included), keys unknown"))
        #expect(plan.text.contains(path))
    }

    @Test("restores every row where only statistics and index files are damaged, and says so")
    func harmless() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(Self.stats)
        try await repository.remove(Self.index)
        let refusal = try await refusal { try await planned(repository) }
        #expect(refusal.advice?.contains("no row is lost") == true)
        let plan = try await planned(repository, skipDamaged: true)
        let leftOut = try #require(plan.collections.first?.leftOut)
        #expect(leftOut.segments.isEmpty)
        #expect(leftOut.harmlessCount == 2)
        #expect(plan.collections.first?.objects == 7)
        #expect(plan.findings.map(\.code) == ["damage-without-loss"])
    }

    @Test("gives a collection up of which nothing is whole, and restores the others")
    func lost() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(Self.other)
        let plan = try await planned(repository, skipDamaged: true)
        #expect(plan.collections.map(\.source.name) == ["docs"])
        let lost = try #require(plan.lost.first)
        #expect(lost.source.name == "other")
        #expect(lost.leftOut.loss?.contains("insert_log 90 of field 100 of segment 9 is missing") == true)
        #expect(plan.leftOut.keys.map(\.rawValue) == [2])
    }

    @Test("isn't helped by --skip-damaged where a meta object is damaged, and told what is")
    func meta() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove("meta/segment_meta.json")
        let refusal = try await refusal { try await planned(repository, skipDamaged: true) }
        #expect(refusal.advice?.contains("no segment can be left out") == true)
        #expect(refusal.advice?.contains("docs/operations.md") == true)
    }

    @Test("leaves out the same when it is resumed, whatever the backup looks like then")
    func resumed() async throws {
        let repository = try await VerifyRepository(.checked)
        let bytes = try await repository.store.read(repository.key(Self.insert))
        try await repository.remove(Self.insert)
        let first = try await planned(repository, skipDamaged: true)
        let marker = RestoreMarker(
            runID: "run", startedAt: WallTime(seconds: 0), toolVersion: "1", options: first.options,
            leftOut: first.leftOut)
        let read = try RestoreMarker(json: JSONValue(parsing: marker.json.encoded()))
        #expect(read.leftOut == first.leftOut)
        #expect(read.options.skipDamaged)
        let again = try await planned(repository, skipDamaged: true, resuming: read)
        #expect(again.leftOut == first.leftOut)
        #expect(again.collections.map(\.imports) == first.collections.map(\.imports))
        _ = try await repository.store.put(repository.key(Self.insert), bytes)
        let mended = try await planned(repository, skipDamaged: true, resuming: read)
        #expect(mended.collections.map(\.imports) == first.collections.map(\.imports))
    }

    @Test("is refused when it is resumed and more is damaged than before")
    func worse() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(Self.insert)
        let first = try await planned(repository, skipDamaged: true)
        let marker = RestoreMarker(
            runID: "run", startedAt: WallTime(seconds: 0), toolVersion: "1", options: first.options,
            leftOut: first.leftOut)
        try await repository.remove(Self.delta)
        try await repository.remove(Self.stats)
        _ = try await planned(repository, skipDamaged: true, resuming: marker)
        try await repository.remove(Self.other)
        let refusal = try await refusal { try await planned(repository, skipDamaged: true, resuming: marker) }
        #expect(refusal.message.contains("More of backup nightly is damaged"))
        #expect(refusal.message.contains("default.other"))
        #expect(refusal.advice?.contains("--discard") == true)
    }
}
