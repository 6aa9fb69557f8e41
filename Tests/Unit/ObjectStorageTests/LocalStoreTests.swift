import Basics
import FoundationEssentials
import ObjectStorage
import Testing

@Suite("LocalStore")
struct LocalStoreTests {
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "milvault-\(UUID())").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    private func files(_ directory: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []).sorted()
    }

    @Test("writes the key's path and leaves no temporary file")
    func layout() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            _ = try await store.put(ObjectKey("a/b/c"), [1, 2, 3])
            #expect(try [UInt8](Data(contentsOf: URL(filePath: directory + "/b/a/b/c"))) == [1, 2, 3])
            let temporary = try FileManager.default.contentsOfDirectory(atPath: directory + "/b/.milvault/tmp")
            #expect(temporary.isEmpty)
        }
    }

    @Test("neither lists nor reads its own directory, and what a crash left in it")
    func privateDirectory() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            let upload = try await store.createMultipartUpload(ObjectKey("x"))
            _ = try await store.uploadPart(1, of: upload, .bytes([1]))
            _ = FileManager.default.createFile(atPath: directory + "/b/.milvault/tmp/left", contents: Data([1]))
            #expect(try await store.listAll("").isEmpty)
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.read(ObjectKey(".milvault/tmp/left"))
            }
            #expect(error?.code == .invalidRequest)
        }
    }

    @Test("takes milvault's own objects beside it, as any store does")
    func ownObjects() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            let key = ObjectKey(".milvault/verify/nightly/progress.json")
            _ = try await store.put(key, [1])
            #expect(try await store.listAll("").map(\.key) == [key])
            _ = try await store.delete([key])
            _ = try await store.put(ObjectKey("a"), [2])
            #expect(try await store.listAll("").map(\.key.rawValue) == ["a"])
            await #expect(throws: ObjectStoreError.self) { _ = try await store.put(ObjectKey(".milvault"), [1]) }
        }
    }

    @Test("follows no symbolic link to a file")
    func links() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            _ = try await store.put(ObjectKey("real"), [1])
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/b/link", withDestinationPath: directory + "/b/real")
            #expect(try await store.listAll("").map(\.key.rawValue) == ["real"])
            #expect(try await store.exists(ObjectKey("link")) == false)
            await #expect(throws: ObjectStoreError.self) { try await store.read(ObjectKey("link")) }
        }
    }

    @Test("says which key stands in the way of a directory")
    func fileAndDirectory() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            _ = try await store.put(ObjectKey("a"), [1])
            let error = await #expect(throws: ObjectStoreError.self) { try await store.put(ObjectKey("a/b"), [1]) }
            #expect(error?.code == .invalidRequest)
            #expect(error?.advice == "A key can't be a directory of another one in a local store.")
            #expect(try await store.exists(ObjectKey("a/b")) == false)
        }
    }

    @Test("pages through a large directory in order, and shows what was written before a listing began")
    func largeDirectory() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            try FileManager.default.createDirectory(atPath: directory + "/b/d", withIntermediateDirectories: true)
            var names = (0..<2500).map { number in "d/\(number)" }
            for name in names {
                try Data([1]).write(to: URL(filePath: "\(directory)/b/\(name)"))
            }
            for round in 0..<2 {
                let listed = try await store.listAll("d/").map(\.key.rawValue)
                #expect(listed == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
                names.append("d/1-\(round)")
                _ = try await store.put(ObjectKey("d/1-\(round)"), [1])
            }
            _ = try await store.put(ObjectKey("d/1x/2"), [1])
            #expect(try await store.listAll("d/1x").map(\.key.rawValue) == ["d/1x/2"])
            let after = try await store.listPage("d/", ListOptions(startAfter: ObjectKey("d/1x")), continuation: nil)
            #expect(after.objects.first?.key == ObjectKey("d/1x/2"))
        }
    }

    @Test("copies between the buckets of one root")
    func buckets() async throws {
        try await withDirectory { directory in
            let one = LocalStore(root: directory, bucket: "one")
            let two = LocalStore(root: directory, bucket: "two")
            _ = try await one.put(ObjectKey("a"), [1, 2, 3])
            #expect(two.location.canCopyServerSide(from: one.location))
            _ = try await two.copy(CopySource(bucket: "one", key: ObjectKey("a"), size: 3), to: ObjectKey("b"))
            #expect(try await two.read(ObjectKey("b")) == [1, 2, 3])
        }
    }

    @Test("gives a new ETag even when the same bytes are written again")
    func etag() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            var seen: Set<ETag> = []
            for _ in 0..<50 { seen.insert(try #require(try await store.put(ObjectKey("a"), [1]).etag)) }
            #expect(seen.count == 50)
        }
    }

    @Test("removes directories that became empty, and only those")
    func emptyDirectories() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            _ = try await store.put(ObjectKey("a/b/c"), [1])
            _ = try await store.put(ObjectKey("a/d"), [1])
            _ = try await store.delete([ObjectKey("a/b/c")])
            #expect(files(directory + "/b").filter { !$0.hasPrefix(".milvault") } == ["a", "a/d"])
        }
    }

    @Test("puts and deletes beside each other in one directory without losing a file")
    func racingDirectories() async throws {
        try await withDirectory { directory in
            let store = LocalStore(root: directory, bucket: "b")
            try await boundedForEach(0..<200, width: 16) { number in
                let key = ObjectKey("deep/er/\(number)")
                _ = try await store.put(key, [UInt8(truncatingIfNeeded: number)])
                #expect(try await store.read(key) == [UInt8(truncatingIfNeeded: number)])
                #expect(try await store.delete([key]).isEmpty)
            }
            #expect(try await store.listAll("").isEmpty)
        }
    }
}
