import BackupFormat
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("What one verification leaves for the next")
struct ChecksumLedgerTests {
    @Test("of many ETags that are no MD5s all are counted, recorded, and compared the next time")
    func manyDoubts() {
        for (many, known) in [(false, false), (true, false), (true, true)] {
            var tally = HashTally()
            let count = many ? FindingList.kept + 50 : 1
            var recorded: [HashTally.NewChecksum] = []
            for number in 0..<count {
                let new = tally.take(Self.item(number), Self.unlike, of: "default.docs", comparesETags: false)
                if let new { recorded.append(new) }
            }
            #expect(recorded.count == count && recorded.allSatisfy(\.isDoubted))
            let accepts = tally.settle(etagsAreMD5s: known)
            #expect(accepts == (many && !known))
            #expect(tally.newlyProved == (accepts ? Int64(count) : 0))
            #expect(tally.findings.counts == (accepts ? [.unproved: 1] : [.content: Int64(count)]))
            #expect(tally.findings.findings.count <= FindingList.kept)
            #expect(tally.doubts.isEmpty)
        }
    }

    private static let unlike = HashOutcome.unlikeETag(
        .unquoted("0123"), found: .unquoted("4567"), checksum: ObjectChecksum(.crc64nvme, of: [1]))

    private static func item(_ number: Int) -> HashItem {
        let object = DataObject.log(
            LogObject(
                kind: .insert,
                location: SegmentLocation(
                    collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 10),
                    segment: SegmentID(rawValue: 7)), field: FieldID(rawValue: 100),
                log: LogID(rawValue: Int64(number))))
        return HashItem(
            ListCheck.Match(
                promised: PromisedObject(object, .manifest, collection: CollectionID(rawValue: 1), size: 1),
                found: FoundObject(
                    BackupObject(object: object, group: nil), path: BackupLayout.relativePath(of: object), size: 1,
                    etag: nil), ledger: nil, etagDiffers: false))
    }

    @Test("doubted checksums count only where nothing was wrong in the end, and in no other run")
    func doubtsOfRuns() async throws {
        let repository = try await VerifyRepository(.foreign)
        let directory = VerifyDirectory(repository.store, root: "backup", repository.layout.name)
        let ledger = ChecksumLedger(directory: directory, backup: "b")
        var doubted = HashTally.NewChecksum(
            path: "binlogs/insert_log/1/10/7/7/100/70", collection: CollectionID(rawValue: 1), size: 10,
            checksum: "crc64nvme:AAAAAAAAAAA=")
        doubted.isDoubted = true
        for run in ["good", "bad"] { try await ledger.write([doubted], of: run, upTo: 1) }
        func known() async throws -> Int64 {
            var batch = try Promises(in: "/tmp").batch()
            return try await ledger.read(into: &batch).records
        }
        #expect(try await known() == 0)
        try await ledger.acceptDoubted(of: "good")
        #expect(try await known() == 1)
    }

    @Test("a manifest that was changed begins anew, and that is said once")
    func changedManifest() async throws {
        let repository = try await VerifyRepository(.foreign)
        #expect(try await repository.verify(.hash).state == .clean)
        let manifest = repository.layout.key(.fullManifest)
        _ = try await repository.store.put(manifest, try await repository.store.read(manifest) + [0x0A])
        let second = try await repository.verify(.hash)
        #expect(second.findings.map(\.code) == [.manifestChanged])
        #expect(second.findings.first?.message.contains("8 objects") == true)
        #expect(second.state == .findings)
        #expect(second.hashed?.byEarlier == 0)
        let third = try await repository.verify(.hash)
        #expect((third.state, third.hashed?.byEarlier) == (.clean, 8))
    }
}
