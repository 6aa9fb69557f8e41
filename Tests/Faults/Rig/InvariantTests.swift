import FaultRig
import ObjectStorage
import S3Storage
import Testing

@Suite("Invariants", .timeLimit(.minutes(1)))
struct InvariantTests {
    @Test("name what breaks them, and nothing else")
    func findings() async throws {
        try await withS3Double { double in
            try await double.withStore(bucket: "backup") { store in
                _ = try await store.put(ObjectKey("run/a"), [1])
                _ = try await store.put(ObjectKey("run/b"), [2, 3])
                let before = double.objects(in: "backup")
                #expect(double.changed(since: before, in: "backup").isEmpty)
                #expect(LogInvariants(double.log).rewritten.isEmpty)
                _ = try await store.put(ObjectKey("run/a"), [4])
                #expect(double.changed(since: before, in: "backup") == ["run/a"])
                #expect(LogInvariants(double.log).rewritten == ["backup/run/a": 2])
                _ = try await store.put(ObjectKey("elsewhere"), [5])
            }
            let log = LogInvariants(double.log)
            #expect(log.changes(outside: ["run/"], of: "backup").map(\.key) == ["elsewhere"])
            #expect(log.malformed.isEmpty)
            double.credentials = [DoubleCredentials(secretAccessKey: "another")]
            _ = try? await double.withStore(bucket: "backup") { try await $0.put(ObjectKey("run/c"), [6]) }
            #expect(LogInvariants(double.log).malformed.map(\.key) == ["run/c"])
            #expect(double.missing([("run/a", 1), ("run/b", 9), ("run/z", 1)], in: "backup") == ["run/b", "run/z"])
        }
    }
}
