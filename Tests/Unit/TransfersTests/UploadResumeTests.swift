import Basics
import ObjectStorage
import Synchronization
import Testing
import Transfers

@Suite("Uploads that go on")
struct UploadResumeTests {
    private let bench = TransferBench()
    /// Long before any upload of the tests.
    private static let old = WallTime(seconds: 1_000_000_000)

    /// A transfer that broke off after some parts, its upload left open.
    private func interrupted(_ mode: TransferMode, _ item: TransferItem) async throws -> MultipartUpload {
        let done = Mutex(0)
        let store = DoctoredStore(
            bench.destination,
            .init(refuse: { method in
                guard method == "copyPart" || method == "uploadPart" else { return nil }
                let count = done.withLock { count in
                    count += 1
                    return count
                }
                return count > 4 ? .refusal(.unavailable, "503") : nil
            }))
        let error = await #expect(throws: ObjectStoreError.self) {
            try await bench.mover(to: store, mode, keepsUploads: true).move(item)
        }
        #expect(error?.code == .unavailable)
        return try #require(try await bench.destination.listMultipartUploads("").first)
    }

    private func resumedParts(_ store: DoctoredStore) -> Int {
        (store.calls["copyPart"] ?? 0) + (store.calls["uploadPart"] ?? 0)
    }

    @Test("keep the parts that are there", arguments: [TransferMode.direct, .streaming])
    func keeps(mode: TransferMode) async throws {
        let item = try await bench.item(size: 9000)
        let upload = try await interrupted(mode, item)
        let there = try await bench.destination.listParts(upload).count
        #expect((1...4).contains(there))
        let source = DoctoredStore(bench.source, .init(lastModified: Self.old))
        let store = DoctoredStore(bench.destination, .init())
        let mover = bench.mover(from: source, to: store, mode)
        let result = try await mover.move(item, continuing: upload)
        #expect(resumedParts(store) == 10 - there)
        #expect(store.calls["begin"] == nil)
        #expect(result.metadata.size == 9000)
        #expect(mover.counters.progress.bytes == 9000)
        #expect(try await bench.arrived(item))
        #expect(try await bench.destination.listMultipartUploads("").isEmpty)
    }

    @Test("begin anew when the source may have changed since", arguments: [TransferMode.direct, .streaming])
    func younger(mode: TransferMode) async throws {
        let item = try await bench.item(size: 9000)
        let upload = try await interrupted(mode, item)
        let written = try #require(upload.initiated)
        let source = DoctoredStore(bench.source, .init(lastModified: written))
        let store = DoctoredStore(bench.destination, .init())
        _ = try await bench.mover(from: source, to: store, mode).move(item, continuing: upload)
        #expect(resumedParts(store) == 10)
        #expect(try await bench.arrived(item))
        #expect(try await bench.destination.listMultipartUploads("").isEmpty)
    }

    @Test("begin anew when the upload is gone")
    func gone() async throws {
        let item = try await bench.item(size: 9000)
        let upload = try await interrupted(.direct, item)
        try await bench.destination.abortMultipartUpload(upload)
        let source = DoctoredStore(bench.source, .init(lastModified: Self.old))
        _ = try await bench.mover(from: source).move(item, continuing: upload)
        #expect(try await bench.arrived(item))
    }

    @Test("replace parts of another size: the part size was changed meanwhile")
    func otherPlan() async throws {
        let item = try await bench.item(size: 9000)
        let upload = try await bench.destination.createMultipartUpload(item.destination)
        _ = try await bench.destination.uploadPart(1, of: upload, .bytes(Array(repeating: 7, count: 998)))
        _ = try await bench.destination.uploadPart(77, of: upload, .bytes(Array(repeating: 7, count: 999)))
        let source = DoctoredStore(bench.source, .init(lastModified: Self.old))
        _ = try await bench.mover(from: source, .streaming).move(item, continuing: upload)
        #expect(try await bench.arrived(item))
    }

    @Test("are aborted when the source changes midway", arguments: [TransferMode.direct, .streaming])
    func changesMidway(mode: TransferMode) async throws {
        let item = try await bench.item(size: 9000)
        let changed = Array(TransferBench.bytes.prefix(9000).reversed())
        let (source, key) = (bench.source, item.source)
        let store = DoctoredStore(
            bench.destination,
            .init(before: { method, number in
                guard number == 3, method == "copyPart" || method == "uploadPart" else { return }
                _ = try? await source.put(key, changed)
            }))
        let error = await #expect(throws: ObjectStoreError.self) {
            try await bench.mover(to: store, mode, keepsUploads: true).move(item)
        }
        #expect(error?.code == .preconditionFailed)
        #expect(try await bench.destination.listAll("").isEmpty)
        #expect(try await bench.destination.listMultipartUploads("").isEmpty)
    }
}
