import Basics
import MilvusModel
import Testing

@testable import BackupFormat

@Suite("Seal")
struct SealTests {
    @Test("what is written is read back")
    func roundTrips() throws {
        var seal = Repository.seal(name: "b1")
        seal.meta = [SealedObject(path: "meta/full_meta.json", size: 7, sha256: "00ff")]
        seal.parents = [ParentBackup(name: "b0", id: "i")]
        #expect(try Seal(json: JSONValue(parsing: seal.json.encoded())) == seal)
    }

    @Test("not one byte of a stored seal can change without being noticed")
    func vouchesForItself() throws {
        let bytes = SealText.bytes(of: Repository.seal(name: "b1"))
        #expect(try SealText.seal(bytes) == Repository.seal(name: "b1"))
        for position in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[position] ^= 1 << UInt8(bit)
                #expect(throws: (any Error).self, "bit \(bit) of byte \(position)") { try SealText.seal(damaged) }
            }
            #expect(throws: (any Error).self) { try SealText.seal(Array(bytes.prefix(position))) }
        }
        for more in [" ", "\n", "\0", "}"] {
            #expect(throws: (any Error).self) { try SealText.seal(bytes + Array(more.utf8)) }
        }
    }

    @Test("a seal of a version that wrote no digest is read")
    func withoutDigest() throws {
        let seal = Repository.seal(name: "b1")
        #expect(try SealText.seal(seal.json.encoded()) == seal)
    }

    @Test("times are text, ids are exact, failures have a reason")
    func shape() throws {
        let json = Repository.seal(name: "b1").json
        #expect(json["formatVersion"] == 1)
        #expect(json["startedAt"] == "2026-11-21T13:04:05.007Z")
        #expect(json["kind"] == "full" && json["state"] == "partial" && json["proof"] == "listed")
        let collections = try #require(json["collections"]?.array)
        #expect(collections[0]["id"] == 467_001_122_334_455_601)
        #expect(collections[0]["consistentTimestamp"] == 467_123_456_789_012_480)
        #expect(collections[0]["deletedRows"] == 0)
        #expect(collections[1]["deletedRows"] == nil)
        #expect(collections[1]["state"] == "failed" && collections[1]["reason"] == "it was dropped")
    }

    @Test("totals that nobody can have are as large as can be told")
    func hostileTotals() {
        let totals = BackupTotals(
            copiedObjects: .max, copiedBytes: .max, referencedObjects: 1, referencedBytes: .max)
        #expect(totals.objects == .max && totals.bytes == .max)
    }

    @Test("keys of a later writer survive")
    func unknownKeys() throws {
        var json = try #require(Repository.seal(name: "b1").json.object)
        json["later"] = ["x": 1]
        #expect(try Seal(json: .object(json)).json["later"] == ["x": 1])
    }

    @Test("a format newer than ours is refused, not guessed", arguments: [0, 2, -1])
    func newerFormat(version: Int64) throws {
        var json = try #require(Repository.seal(name: "b1").json.object)
        json["formatVersion"] = JSONValue(version)
        let error = #expect(throws: JSONMappingError.self) { try Seal(json: .object(json)) }
        #expect(error?.path == "formatVersion")
    }

    @Test(
        "a seal that lacks or garbles something is refused by name",
        arguments: [
            ("sealedAt", JSONValue("yesterday")), ("sealedAt", .null), ("kind", "half"), ("state", "ok"),
            ("source", .null), ("totals", 1), ("proof", "sure"), ("startedAt", "2026-13-01T00:00:00.000Z"),
        ])
    func refuses(key: String, value: JSONValue) throws {
        var json = try #require(Repository.seal(name: "b1").json.object)
        json[key] = value
        let error = #expect(throws: JSONMappingError.self) { try Seal(json: .object(json)) }
        #expect(error?.path == key)
    }

    @Test(
        "times round trip around leap days and centuries",
        arguments: [0, 951_782_399_999, 951_868_800_001, 4_107_542_400_000])
    func times(milliseconds: Int64) throws {
        let header = EtcdHeader(revision: 1, rootPath: "", takenAt: WallTime(milliseconds: milliseconds))
        #expect(try EtcdHeader(json: header.json) == header)
    }

    @Test("degrees of proof are ordered")
    func proofOrder() {
        #expect(ProofDegree.allCases.sorted() == [.listed, .store, .read, .decoded])
        #expect([ProofDegree.decoded, .store, .read].min() == .store)
    }
}
