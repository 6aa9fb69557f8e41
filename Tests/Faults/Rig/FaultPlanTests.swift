import FaultRig
import ObjectStorage
import S3Storage
import StoreContract
import Testing

@Suite("Fault plans", .timeLimit(.minutes(1)))
struct FaultPlanTests {
    @Test("do the same to the same requests, in whatever order they come")
    func repeatable() async throws {
        let names = (0..<60).map { "key-\($0)" }
        let first = try await failures(of: names, seed: 7)
        #expect(try await failures(of: names.reversed(), seed: 7) == first)
        #expect(try await failures(of: names.shuffled(), seed: 7) == first)
        #expect(try await failures(of: names, seed: 8) != first)
        #expect((10...30).contains(first.count))
    }

    private func failures(of names: [String], seed: UInt64) async throws -> Set<String> {
        let plan = FaultPlan(seed: seed, [FaultRule(.slowDown, on: [.putObject], .chance(1.0 / 3))])
        return try await withS3Double(faults: plan) { double in
            try await double.withStore(bucket: "backup") { store in
                for name in names { _ = try? await store.put(ObjectKey(name), [1]) }
            }
            return Set(double.log.records.filter { $0.status == 503 }.map(\.key))
        }
    }

    @Test(
        "match keys with stars",
        arguments: [
            ("*", "", true), ("a/*", "a/b/c", true), ("a/*", "b/a/", false), ("*/seal.json", "x/meta/seal.json", true),
            ("a*b*c", "a-b-c", true), ("a*b*c", "a-c-b", false), ("a*a", "a", false), ("exact", "exactly", false),
        ])
    func patterns(pattern: String, key: String, matches: Bool) {
        #expect(KeyPattern(pattern).matches(key) == matches)
    }

    @Test("can be written in a line")
    func text() throws {
        let rule = try #require(FaultRule("CopyObject,PutObject:503=2@0.25:files/*"))
        #expect(rule.action == .refuse(status: 503, code: "SlowDown", retryAfter: 2))
        #expect(rule.verbs == [.copyObject, .putObject] && rule.keys == "files/*" && rule.trigger == .chance(0.25))
        #expect(FaultRule("*:delay=0.5..1")?.action == .delay(.milliseconds(500) ... .seconds(1)))
        #expect(FaultRule("GetObject:truncate@2..3")?.trigger == .attempts(2...3))
        for text in ["", "GetObject", "Nothing:503", "GetObject:nonsense", "GetObject:503@x"] {
            #expect(FaultRule(text) == nil, "\(text)")
        }
    }

    @Test("list a million generated objects without storing one")
    func synthetic() async throws {
        try await withS3Double { double in
            let prefix = try #require(SyntheticPrefix("files/insert_log/=10x10x100x100,1000..9000", seed: 3))
            double.add(prefix, to: "source")
            try await double.withStore(bucket: "source") { store in
                let last = ObjectKey(prefix.key(at: prefix.count - 3))
                let end = try await store.listPage("files/", ListOptions(startAfter: last), continuation: nil)
                #expect(end.objects.count == 2 && end.continuation == nil)
                let level = try await store.listPage(
                    "files/insert_log/", ListOptions(delimiter: "/"), continuation: nil)
                #expect(level.commonPrefixes.count == 10 && level.objects.isEmpty)
                let head = try await store.head(end.objects[0].key)
                #expect(head.size == end.objects[0].size && head.etag == end.objects[0].etag)
                #expect((1000...9000).contains(head.size))
                let bytes = try await store.read(head.key)
                #expect(bytes.count == head.size)
                let copy = CopySource(bucket: "source", key: head.key, size: head.size, ifMatch: head.etag)
                #expect(try await store.copy(copy, to: ObjectKey("copy")).etag == head.etag)
                #expect(try await store.read(ObjectKey("copy")) == bytes)
                #expect(try await store.delete([head.key]).isEmpty)
                await expectFailure(.notFound) { _ = try await store.head(head.key) }
            }
            #expect(double.objects(in: "source").count == 1)
        }
    }
}
