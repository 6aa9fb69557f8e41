import Basics
import ObjectStorage
import Synchronization
import Testing
import Transfers

@Suite("ObjectMover")
struct ObjectMoverTests {
    private let source = InMemoryServer(name: "source").store(bucket: "a")
    private let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    private func configuration(
        _ mode: TransferMode = .auto, threshold: Int64 = 5000, concurrency: Int = 4
    ) -> TransferConfiguration {
        TransferConfiguration(mode: mode, concurrency: concurrency, multipartThreshold: threshold, partSize: 999)
    }

    private func item(_ count: Int, name: String = "k") async throws -> TransferItem {
        let put = try await source.put(ObjectKey(name), Array(bytes.prefix(count)))
        return TransferItem(source: put.key, destination: ObjectKey("copy/" + name), size: put.size, etag: put.etag)
    }

    @Test(
        "brings every byte over, by each method",
        arguments: [
            (TransferMode.auto, 4999, TransferMethod.copy), (.auto, 5000, .multipartCopy), (.auto, 0, .copy),
            (.streaming, 4999, .stream), (.streaming, 10_000, .multipartStream), (.streaming, 0, .stream),
        ])
    func methods(mode: TransferMode, size: Int, method: TransferMethod) async throws {
        let mover = ObjectMover(from: source, to: source, configuration(mode))
        let result = try await mover.move(try await item(size))
        #expect(result.method == method)
        #expect(result.metadata.size == Int64(size) && result.metadata.etag != nil)
        #expect(try await source.read(ObjectKey("copy/k")) == Array(bytes.prefix(size)))
        #expect(try await source.listMultipartUploads("").isEmpty)
        #expect(mover.counters.progress.bytes == Int64(size))
        #expect(mover.counters.progress.objectsByMethod == [method: 1])
    }

    @Test("streams between servers that can't copy from each other")
    func acrossServers() async throws {
        let destination = InMemoryServer(name: "destination").store(bucket: "b")
        let mover = ObjectMover(from: source, to: destination, configuration())
        #expect(try await mover.move(try await item(100)).method == .stream)
        #expect(try await destination.read(ObjectKey("copy/k")) == Array(bytes.prefix(100)))
    }

    @Test("copies between buckets of one server")
    func acrossBuckets() async throws {
        let server = InMemoryServer(name: "one")
        let put = try await server.store(bucket: "a").put(ObjectKey("k"), bytes)
        let mover = ObjectMover(from: server.store(bucket: "a"), to: server.store(bucket: "b"), configuration())
        let item = TransferItem(source: put.key, destination: put.key, size: put.size, etag: put.etag)
        #expect(try await mover.move(item).method == .multipartCopy)
        #expect(try await server.store(bucket: "b").read(ObjectKey("k")) == bytes)
    }

    @Test("reports a source that is gone", arguments: [TransferMode.auto, .streaming], [100, 9000] as [Int64])
    func gone(mode: TransferMode, size: Int64) async throws {
        let mover = ObjectMover(from: source, to: source, configuration(mode))
        let item = TransferItem(source: ObjectKey("gone"), destination: ObjectKey("copy"), size: size)
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .notFound)
        #expect(try await source.listMultipartUploads("").isEmpty)
        #expect(mover.counters.progress.failedObjects == 1)
    }

    @Test(
        "refuses a source that changed since it was listed", arguments: [TransferMode.auto, .streaming], [100, 9000])
    func changed(mode: TransferMode, size: Int) async throws {
        let item = try await item(size)
        _ = try await source.put(item.source, bytes.reversed())
        let mover = ObjectMover(from: source, to: source, configuration(mode))
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .preconditionFailed)
        #expect(try await source.listAll("copy/").isEmpty)
        #expect(try await source.listMultipartUploads("").isEmpty)
    }

    @Test("finds out when what arrived has another size, though the store ignored the pin")
    func otherSize() async throws {
        var item = try await item(100)
        item.etag = nil
        item.size = 99
        let mover = ObjectMover(from: source, to: source, configuration())
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .damaged)
    }

    @Test("moves many, and leaves to the caller whether a failure ends all")
    func many() async throws {
        var items: [TransferItem] = []
        for number in 0..<50 { items.append(try await item(100, name: "n\(number)")) }
        items[20].source = ObjectKey("gone")
        let mover = ObjectMover(from: source, to: source, configuration())
        var failed: [ObjectKey] = []
        var arrived = 0
        try await mover.moveAll(items) { item, outcome throws(ObjectStoreError) in
            switch outcome {
            case .success: arrived += 1
            case .failure: failed.append(item.source)
            }
        }
        #expect(arrived == 49 && failed == [ObjectKey("gone")])
        #expect(mover.counters.progress.objects == 49)
        let error = await #expect(throws: ObjectStoreError.self) {
            try await mover.moveAll(items) { _, outcome throws(ObjectStoreError) in _ = try outcome.get() }
        }
        #expect(error?.code == .notFound)
    }

    @Test("keeps to its number of objects and doesn't run the sequence ahead")
    func bounded() async throws {
        let item = try await item(10)
        let asked = Mutex(0)
        let ended = Mutex(0)
        let items = (0..<100).lazy.map { _ in
            asked.withLock { $0 += 1 }
            return item
        }
        let mover = ObjectMover(from: source, to: source, configuration(concurrency: 3))
        var ahead = 0
        try await mover.moveAll(Watched(items: items)) { _, _ throws(ObjectStoreError) in
            ended.withLock { $0 += 1 }
            ahead = max(ahead, asked.withLock { $0 } - ended.withLock { $0 })
        }
        #expect(ended.withLock { $0 } == 100)
        #expect(ahead <= 3)
    }

    @Test("aborts the upload when it is cancelled between parts")
    func cancelled() async throws {
        let item = try await item(10_000)
        let mover = ObjectMover(from: source, to: source, configuration(.streaming))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        }
        #expect(await task.value?.code == .cancelled)
        #expect(try await source.listMultipartUploads("").isEmpty)
    }
}

private struct Watched<Items: Sequence<TransferItem>>: AsyncSequence {
    struct AsyncIterator: AsyncIteratorProtocol {
        var items: Items.Iterator

        mutating func next() async -> TransferItem? { items.next() }
    }

    let items: Items

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(items: items.makeIterator()) }
}
