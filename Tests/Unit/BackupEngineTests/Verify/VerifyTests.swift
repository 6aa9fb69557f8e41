import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Verifying a backup")
struct VerifyTests {
    private static let insert = "binlogs/insert_log/1/10/7/7/100/70"
    private static let second = "binlogs/insert_log/1/10/7/7/101/70"
    private static let delta = "binlogs/delta_log/1/10/7/7/70"
    private static let stats = "binlogs/stats_log/1/10/7/7/100/70"
    private static let index = "index_files/50/1/10/7/HNSW"

    @Test("a whole backup has no findings, however deep", arguments: [VerifyDepth.list, .hash])
    func whole(depth: VerifyDepth) async throws {
        let report = try await VerifyRepository(.checked).verify(depth)
        #expect(report.state == .clean)
        #expect(report.findings.isEmpty)
        #expect((report.promised, report.objects, report.etags) == (11, 11, 11))
        #expect(report.metaObjects == 6)
        #expect(report.hashed?.byChecksum == (depth == .hash ? 11 : nil))
    }

    @Test("without checksums the ETags' MD5 is compared")
    func byETag() async throws {
        let report = try await VerifyRepository(.unchecked).verify(.hash)
        #expect(report.state == .clean)
        #expect(report.hashed?.byETag == 11)
    }

    @Test("an ETag's MD5 is computed once; from then on it is a checksum that is compared")
    func noSecondMD5() async throws {
        let repository = try await VerifyRepository(.unchecked)
        _ = try await repository.verify(.hash)
        #expect(try await repository.verify(.hash).hashed?.byEarlier == 11)
    }

    @Test("what wasn't its ETag's MD5 the first time isn't proved by the second")
    func damageStaysDamage() async throws {
        let repository = try await VerifyRepository(.unchecked)
        let keys = Set([Self.insert, Self.stats].map { repository.key($0) })
        let rotten = CountingStore(repository.store, rotten: keys)
        for _ in 0..<3 {
            #expect(try await repository.verify(.hash, on: rotten).findings.map(\.code) == [.content, .content])
        }
    }

    @Test("what is missing is named, with what it means", arguments: [insert, delta, stats, index])
    func missing(path: String) async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(path)
        for depth in [VerifyDepth.list, .hash] {
            let report = try await repository.verify(depth)
            #expect(report.state == .damaged)
            let finding = try #require(report.findings.first)
            #expect(report.findings.count == 1)
            #expect((finding.code, finding.object, finding.collection) == (.missing, path, "default.docs"))
            #expect(finding.segment?.rawValue == 7)
            #expect(!finding.meaning.isEmpty)
        }
    }

    @Test("an object of another size is found by listing")
    func truncated() async throws {
        let repository = try await VerifyRepository(.checked)
        _ = try await repository.store.put(repository.key(Self.insert), [1, 2, 3])
        let report = try await repository.verify(.list)
        #expect(report.findings.map(\.code) == [.size])
        #expect(report.findings[0].message == "insert_log 70 of field 100 of segment 7 has 3 bytes instead of 10")
    }

    @Test("what was written anew is found by its ETag, or by its bytes", arguments: [VerifyDepth.list, .hash])
    func replaced(depth: VerifyDepth) async throws {
        for kind in [VerifyRepository.Kind.checked, .unchecked] {
            let repository = try await VerifyRepository(kind)
            try await repository.flip(Self.stats)
            let report = try await repository.verify(depth)
            #expect(report.state == .damaged)
            #expect(report.findings.map(\.code) == [depth == .list ? .replaced : .content])
            #expect(report.findings.map(\.object) == [Self.stats])
        }
    }

    @Test("a bit that the store lost is found by reading alone")
    func rotten() async throws {
        for kind in [VerifyRepository.Kind.checked, .unchecked, .foreign] {
            let repository = try await VerifyRepository(kind)
            let store = CountingStore(repository.store, rotten: [repository.key(Self.insert)])
            #expect(try await repository.verify(.list, on: store).state == .clean)
            let report = try await repository.verify(.hash, on: store)
            #expect(report.findings.map(\.code) == [.content])
            #expect(report.findings.map(\.object) == [Self.insert])
        }
    }

    @Test("two objects that changed places are both found")
    func swapped() async throws {
        let repository = try await VerifyRepository(.checked)
        let (first, second) = (repository.key(Self.insert), repository.key(Self.second))
        let bytes = (try await repository.store.read(first), try await repository.store.read(second))
        _ = try await repository.store.put(first, bytes.1)
        _ = try await repository.store.put(second, bytes.0)
        #expect(try await repository.verify(.list).findings.map(\.object) == [Self.insert, Self.second])
        #expect(try await repository.verify(.hash).findings.map(\.code) == [.content, .content])
    }

    @Test("the same bytes under another ETag are a remark, and only reading tells")
    func rewritten() async throws {
        let repository = try await VerifyRepository(.checked)
        let store = CountingStore(repository.store, rewritten: [repository.key(Self.index)])
        #expect(try await repository.verify(.list, on: store).findings.map(\.code) == [.replaced])
        let report = try await repository.verify(.hash, on: store)
        #expect(report.state == .findings)
        #expect(report.findings.map(\.code) == [.etagDiffers])
    }

    @Test("a backup that was moved to a store of other ETags isn't damaged")
    func moved() async throws {
        let repository = try await VerifyRepository(.checked)
        let keys = try await repository.store.listAll(repository.layout.prefix).map(\.key)
        let store = CountingStore(repository.store, rewritten: Set(keys))
        #expect(try await repository.verify(.list, on: store).counts == [.etagsDiffer: 1])
        #expect(try await repository.verify(.hash, on: store).state == .clean)
    }

    @Test("what a late listing doesn't show is asked for", arguments: [VerifyDepth.list, .hash])
    func late(depth: VerifyDepth) async throws {
        let repository = try await VerifyRepository(.checked)
        let store = CountingStore(repository.store, late: Set([Self.insert, Self.index].map(repository.key)))
        let report = try await repository.verify(depth, on: store)
        #expect(report.state == .clean)
        #expect(report.objects == 11)
    }

    @Test("what doesn't belong is a remark")
    func strays() async throws {
        let repository = try await VerifyRepository(.checked)
        for path in [
            "binlogs/insert_log/1/10/7/7/100/99", "binlogs/insert_log/1/odd", "meta/x.json", "junk/y",
            "binlogs/notes.txt", "binlogs/other_log/1",
        ] {
            _ = try await repository.store.put(repository.key(path), [1])
        }
        let report = try await repository.verify(.list)
        #expect(report.state == .findings)
        #expect(report.counts == [.stray: 6])
        #expect(report.findings.map(\.object).contains("junk/"))
        #expect(report.findings.map(\.object).contains("binlogs/other_log/"))
        #expect(try await repository.verify(.list, filter: "other").state == .clean)
    }

    @Test("a meta object that isn't what was sealed is damage; data is looked at all the same")
    func wrongMeta() async throws {
        for meta in [MetaObject.segmentLevel, .fullManifest, .objects] {
            let repository = try await VerifyRepository(.checked)
            try await repository.flip(meta.rawValue)
            let report = try await repository.verify(.list)
            #expect(report.state == .damaged)
            #expect(report.findings.filter { $0.code == .meta }.map(\.object) == [meta.rawValue])
            #expect(report.promised == (meta == .objects ? 8 : 11))
        }
    }

    @Test("no verification without a finished backup")
    func unfinished() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.flip(MetaObject.seal.rawValue)
        _ = try await repository.store.put(repository.key(MetaObject.seal.rawValue), Array("{".utf8))
        await #expect {
            _ = try await repository.verify(.list)
        } throws: {
            ($0 as? BackupError)?.code == .damagedBackup
        }
        _ = try await repository.remove(MetaObject.seal.rawValue)
        await #expect {
            _ = try await repository.verify(.list)
        } throws: {
            ($0 as? BackupError)?.code == .damagedBackup
        }
        await #expect {
            _ = try await VerifyUseCase(repository.environment()).run(VerifyOptions(name: "never"))
        } throws: {
            ($0 as? BackupError)?.code == .noSuchBackup
        }
    }

    @Test("milvus-backup's backups: sizes by its manifest, in whatever group, bytes by their ETags")
    func foreign() async throws {
        let repository = try await VerifyRepository(.foreign)
        for isGrouped in [true, false] {
            if !isGrouped { try await repository.ungroup() }
            #expect(try await repository.verify(.list).promised == 8)
            let report = try await repository.verify(.hash)
            #expect(report.state == .clean)
            #expect((report.hashed?.byETag, report.hashed?.byEarlier) == (isGrouped ? (8, 0) : (0, 8)))
        }
        try await repository.remove("binlogs/insert_log/1/10/7/100/70")
        #expect(try await repository.verify(.list).findings.map(\.code) == [.missing])
    }

    @Test("one collection alone, by its name")
    func oneCollection() async throws {
        let repository = try await VerifyRepository(.checked)
        try await repository.remove(Self.insert)
        let report = try await repository.verify(.hash, filter: "default.other")
        #expect(report.state == .clean)
        #expect((report.promised, report.hashed?.objects) == (1, 1))
        #expect(try await repository.verify(.list, filter: "docs").state == .damaged)
        await #expect { _ = try await repository.verify(.list, filter: "nobody") } throws: {
            ($0 as? BackupError)?.code == .invalidRequest
        }
    }

    @Test("an object that can't be read is damage, a store that is away isn't")
    func away() async throws {
        let repository = try await VerifyRepository(.checked)
        let store = CountingStore(repository.store, readsBeforeFailure: 10)
        await #expect { _ = try await repository.verify(.hash, on: store) } throws: {
            ($0 as? BackupError)?.code == .failed
        }
        #expect(try await repository.catalog.get(VerifyRepository.name).summary.verified == nil)
    }
}

extension VerifyRepository {
    var catalog: BackupCatalog { BackupCatalog(store: store, rootPath: Self.rootPath) }
}
