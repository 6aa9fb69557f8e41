import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("What lies among a backup's logs and isn't of it")
struct StrangerTests {
    private static let log = "binlogs/insert_log/1/10/7/7/100/71"
    private static let delta = "binlogs/delta_log/1/10/8/8/81"
    private static let segment = "binlogs/insert_log/1/10/7/19/100/190"
    private static let note = "binlogs/insert_log/1/10/7/7/100/note.txt"
    private static let elsewhere = "binlogs/insert_log/1/10/19/19/100/190"

    private func repository(
        _ kind: VerifyRepository.Kind, strangers: [String]
    ) async throws -> VerifyRepository {
        let repository = try await VerifyRepository(kind)
        for path in strangers { _ = try await repository.store.put(repository.key(path), [1]) }
        return repository
    }

    private func planned(
        _ repository: VerifyRepository, inPlace: Bool, skipDamaged: Bool = false, resuming marker: RestoreMarker? = nil
    ) async throws -> RestorePlan {
        let options = RestoreOptions(name: VerifyRepository.name, skipDamaged: skipDamaged)
        return try await RestoreUseCase(environment: try repository.environment()).decide(
            options, try BackupName(existing: "run"), resuming: marker
        ) { _ in BackupSamples.facts(backupBucket: inPlace ? "milvus" : "backups") }
    }

    @Test(
        "isn't staged: the manifest decides",
        arguments: [VerifyRepository.Kind.checked, .foreign])
    func staged(kind: VerifyRepository.Kind) async throws {
        let strangers = [Self.log, Self.delta, Self.segment, Self.note, Self.elsewhere]
        let repository = try await repository(kind, strangers: strangers)
        let plan = try await planned(repository, inPlace: false)
        let docs = try #require(plan.collections.first { $0.source.name == "docs" })
        let staging = try #require(plan.staging)
        try await Staging(environment: repository.environment(), plan: staging)
            .copy(docs, from: plan.source, skippingPresent: false)
        let copied = try await repository.store.listAll(staging.layout.prefix)
            .compactMap { staging.layout.relativePath(of: $0.key) }
        #expect(copied.count == 7)
        #expect(Set(copied).isDisjoint(with: strangers))
        // Nothing was staged that its deletes could be imported from.
        let clean = try await planned(try await VerifyRepository(kind), inPlace: false)
        #expect(docs.imports == clean.collections.first { $0.source.name == "docs" }?.imports)
    }

    @Test(
        "keeps a collection from being imported in place, where an import would read it",
        arguments: [log, segment, note], [VerifyRepository.Kind.checked, .foreign])
    func inPlace(path: String, kind: VerifyRepository.Kind) async throws {
        let repository = try await repository(kind, strangers: [path])
        let error = await #expect(throws: BackupError.self) { _ = try await planned(repository, inPlace: true) }
        #expect(error?.code == .damagedBackup)
        #expect(error?.message.contains("default.docs: 1 object that the backup doesn't know") == true)
        #expect(error?.message.contains(path) == true)
        #expect(error?.advice?.contains("--filter") == true)
        let plan = try await planned(repository, inPlace: true, skipDamaged: true)
        #expect(plan.collections.map(\.source.name) == ["other"])
        #expect(plan.lost.map(\.source.name) == ["docs"])
        #expect(plan.lost.first?.reason.contains(path) == true)
    }

    @Test("doesn't matter in place where no import reads it", arguments: [elsewhere, delta])
    func harmless(path: String) async throws {
        for kind in [VerifyRepository.Kind.checked, .foreign] {
            let repository = try await repository(kind, strangers: [path])
            #expect(try await planned(repository, inPlace: true).collections.count == 2)
        }
    }

    @Test("ends a resumed restore before anything more is touched")
    func resumed() async throws {
        let repository = try await repository(.checked, strangers: [Self.log])
        let marker = RestoreMarker(
            runID: "run", startedAt: WallTime(milliseconds: 0), toolVersion: "",
            options: RestoreOptions(name: VerifyRepository.name, skipDamaged: true))
        let error = await #expect(throws: BackupError.self) {
            _ = try await planned(repository, inPlace: true, skipDamaged: true, resuming: marker)
        }
        #expect(error?.message.hasSuffix("Nothing more was touched.") == true)
    }

    @Test("refuses where there is more of it than anybody can name, staged or not")
    func many() throws {
        var strangers = Strangers()
        for number in 0...Strangers.kept { strangers.note("binlogs/insert_log/1/10/19/19/100/\(number)") }
        #expect(strangers.paths.count == Strangers.kept)
        var presence = ObjectPresence()
        presence.strangers = strangers
        let gate = StrangerGate(
            layout: try BackupSamples.layout(), options: RestoreOptions(name: "nightly"), isInPlace: false,
            isResumed: false)
        let error = #expect(throws: BackupError.self) {
            try gate.leftOut(
                [BackupSamples.restorable(BackupSamples.collection())], [BackupSamples.collectionID: presence], [:])
        }
        #expect(error?.message.contains("10001 objects") == true)
    }
}
