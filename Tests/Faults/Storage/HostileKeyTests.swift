import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage
import Testing

/// R27: keys with any character. The double decodes what came over the wire and signs it by its own rules: it accepts a
/// key only if the client encoded and signed it right.
@Suite("Keys with any character", .serialized, .timeLimit(.minutes(10)))
struct HostileKeyTests {
    private static let count = FaultSeed.isFullRun ? 10_000 : 500

    @Test("are written, copied, listed, read and deleted as they are", arguments: FaultSeed.seeds(quick: 1, full: 1))
    func random(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let names = Set((0..<Self.count).map { _ in HostileText.key(&random) }.filter { !$0.isEmpty })
        let keys = names.map { ObjectKey($0) }
        try await Rig.with { rig in
            let store = rig.bareDestination
            try await boundedForEach(keys, width: 16) { key in
                _ = try await store.put(key, Array(key.rawValue.utf8))
                _ = try await rig.bareSource.copy(
                    CopySource(bucket: "backup", key: key, size: Int64(key.rawValue.utf8.count)), to: key)
            }
            // Nothing became two requests, or one of another kind.
            #expect(rig.double.log.count(of: .putObject) == keys.count)
            #expect(rig.double.log.count(of: .copyObject) == keys.count)
            #expect(rig.double.log.count == 2 * keys.count)
            #expect(keys.contains { $0.rawValue.utf8.count == 1024 })
            let expected = keys.sorted()
            #expect(rig.double.objects(in: "backup").map { ObjectKey($0.key) } == expected, "seed \(seed)")
            let listed = try await store.listAll("")
            #expect(listed.map(\.key) == expected, "seed \(seed)")
            for key in keys.prefix(300) {
                #expect(try await rig.bareSource.read(key) == Array(key.rawValue.utf8), "seed \(seed)")
            }
            for start in stride(from: 0, to: keys.count, by: 1000) {
                let failures = try await store.delete(Array(keys[start..<min(start + 1000, keys.count)]))
                #expect(failures.isEmpty)
            }
            #expect(rig.double.objects(in: "backup").isEmpty, "seed \(seed)")
            #expect(rig.double.log.count { $0.code != nil } == 0)
        }
    }

    @Test(
        "can't smuggle in a header or another request",
        arguments: [
            "a\r\nx-amz-copy-source: /backup/secret", "a HTTP/1.1\r\nHost: other\r\n\r\nDELETE /backup/secret",
            "a?uploads", "a#b", "a%00b", "../backup/secret", "/", "//a", "a\u{0}b",
        ])
    func injection(name: String) async throws {
        try await Rig.with { rig in
            rig.double.put("secret", [9], in: "backup")
            _ = try await rig.bareDestination.put(ObjectKey(name), [1])
            #expect(rig.double.objects(in: "backup").map(\.key).sorted() == [name, "secret"].sorted())
            #expect(rig.double.bytes(of: "secret", in: "backup") == [9])
            #expect(rig.double.log.records.map(\.operation) == [.putObject])
        }
    }
}
