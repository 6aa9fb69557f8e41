import Basics
import ObjectStorage
import Testing

@testable import Transfers

@Suite("PrefixCopy", .timeLimit(.minutes(1)))
struct PrefixCopyTests {
    private let store = InMemoryServer(name: "prefixes").store(bucket: "a")

    private func fill(_ keys: some Sequence<String>, in store: InMemoryStore? = nil) async throws {
        for key in keys { _ = try await (store ?? self.store).put(ObjectKey(key), Array(key.utf8)) }
    }

    private func copy(
        _ from: String, _ to: String, in destination: (any ObjectStore)? = nil, isObject: Bool = false
    ) -> PrefixCopy {
        PrefixCopy(
            from: ObjectPlace(store, prefix: from, isObject: isObject),
            to: ObjectPlace(destination ?? store, prefix: to, isObject: isObject),
            TransferConfiguration(concurrency: 8), temporaryDirectory: "/tmp")
    }

    @Test("copies what is under a prefix and nothing beside it")
    func everything() async throws {
        try await fill(["p/a", "p/b/c", "p/é", "p", "pq/x"])
        let report = try await copy("p/", "q/").run()
        #expect(report.progress.copied.objects == 3 && report.progress.skipped.objects == 0)
        #expect(report.objectsByMethod == [.copy: 3] && report.failures.isEmpty)
        #expect(try await store.listAll("q").map(\.key.rawValue) == ["q/a", "q/b/c", "q/é"])
        #expect(try await store.read(ObjectKey("q/b/c")) == Array("p/b/c".utf8))
    }

    @Test("leaves alone what is there, and goes on where it was ended")
    func resumes() async throws {
        try await fill((0..<3000).map { "p/\($0 % 7)/\($0)" })
        _ = try await copy("p/", "r/").run()
        // As after a kill: a third is missing, one object is another one, one is cut off.
        let third = (0..<1000).map { ObjectKey("r/\($0 % 7)/\($0)") }
        _ = try await store.delete(third)
        _ = try await store.put(ObjectKey("r/0/1400"), Array("P/0/1400".utf8))
        _ = try await store.put(ObjectKey("r/0/1407"), [])
        let report = try await copy("p/", "r/").run()
        #expect(report.progress.copied.objects == 1002 && report.progress.skipped.objects == 1998)
        #expect(try await store.read(ObjectKey("r/0/1400")) == Array("p/0/1400".utf8))
        let again = try await copy("p/", "r/").run()
        #expect(again.progress.copied.objects == 0 && again.progress.skipped.objects == 3000)
    }

    @Test("says what it would copy, and copies nothing")
    func plan() async throws {
        try await fill(["p/a", "p/bc"])
        let report = try await copy("p/", "q/").plan()
        #expect(report.progress.planned == ObjectTally(objects: 2, bytes: 7))
        #expect(try await store.listAll("q/").isEmpty)
    }

    @Test("copies one object, not those whose keys go on")
    func oneObject() async throws {
        try await fill(["p/a", "p/ab", "p/a/b"])
        let report = try await copy("p/a", "q/z", isObject: true).run()
        #expect(report.progress.copied.objects == 1)
        #expect(try await store.listAll("q/").map(\.key.rawValue) == ["q/z"])
    }

    @Test("streams to another server, and compares by size and time where ETags can't be compared")
    func anotherServer() async throws {
        let other = InMemoryServer(name: "other").store(bucket: "b")
        try await fill(["p/a", "p/b"])
        #expect(try await copy("p/", "", in: other).run().objectsByMethod == [.stream: 2])
        #expect(try await copy("p/", "", in: other).run().progress.skipped.objects == 2)
    }

    @Test("reports each object that can't be copied")
    func failures() async throws {
        try await fill(["p/a", "p/b", "p/c"])
        let direct = PrefixCopy(
            from: ObjectPlace(store, prefix: "p/"),
            to: ObjectPlace(InMemoryServer(name: "far").store(bucket: "b"), prefix: ""),
            TransferConfiguration(mode: .direct), temporaryDirectory: "/tmp")
        let report = try await direct.run()
        #expect(report.progress.failed.objects == 3 && report.progress.copied.objects == 0)
        #expect(report.failures.map(\.error.code) == [.notSupported, .notSupported, .notSupported])
    }

    @Test("knows places that overlap")
    func overlap() {
        let place = ObjectPlace(store, prefix: "p/")
        #expect(place.overlaps(ObjectPlace(store, prefix: "p/x/")))
        #expect(place.overlaps(ObjectPlace(store, prefix: "")))
        #expect(!place.overlaps(ObjectPlace(store, prefix: "q/")))
        #expect(!place.overlaps(ObjectPlace(InMemoryServer(name: "x").store(bucket: "a"), prefix: "p/")))
        #expect(
            !ObjectPlace(store, prefix: "p", isObject: true).overlaps(ObjectPlace(store, prefix: "pq", isObject: true)))
    }

    @Test("ends when it is cancelled")
    func cancelled() async throws {
        try await fill((0..<500).map { "p/\($0)" })
        let copy = copy("p/", "q/")
        let task = Task { try await copy.run() }
        task.cancel()
        let error = await #expect(throws: ObjectStoreError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }
}
