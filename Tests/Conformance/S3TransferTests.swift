import Basics
import ObjectStorage
import StoreContract
import Testing
import Transfers

/// Objects moved on a real store, by each method. (One after the other: see ``ConformanceTests``.)
@Suite("Transfers on the bench", .serialized, .timeLimit(.minutes(2)))
struct S3TransferTests {
    @Test(
        "bring every byte over",
        arguments: [
            (TransferMode.direct, 1 << 30, TransferMethod.copy), (.direct, 6 << 20, .multipartCopy),
            (.streaming, 1 << 30, .stream), (.streaming, 6 << 20, .multipartStream),
        ] as [(TransferMode, Int64, TransferMethod)])
    func methods(mode: TransferMode, threshold: Int64, method: TransferMethod) async throws {
        let bytes = Scratch.pattern((12 << 20) + 345)
        let configuration = TransferConfiguration(
            mode: mode, concurrency: 4, multipartThreshold: threshold, partSize: 5 << 20)
        try await StoreUnderTest.s3.withScratch { scratch in
            let put = try await scratch.store.put(scratch.key("source"), bytes)
            let mover = ObjectMover(from: scratch.store, to: scratch.store, configuration)
            let item = TransferItem(
                source: put.key, destination: scratch.key("copy"), size: put.size, etag: put.etag)
            let result = try await mover.move(item)
            #expect(result.method == method)
            #expect(result.metadata.size == put.size && result.metadata.etag != nil)
            #expect(try await scratch.store.read(scratch.key("copy")) == bytes)
            #expect(try await scratch.store.listMultipartUploads(scratch.prefix).isEmpty)
        }
    }

    @Test("keep up when many objects are in flight")
    func many() async throws {
        try await StoreUnderTest.s3.withScratch { scratch in
            let items = try await boundedMap(0..<300, width: 32) { number in
                let put = try await scratch.put("s\(number)", "content of \(number)")
                return TransferItem(
                    source: put.key, destination: scratch.key("d\(number)"), size: put.size, etag: put.etag)
            }
            let mover = ObjectMover(
                from: scratch.store, to: scratch.store, TransferConfiguration(mode: .direct, concurrency: 64))
            try await mover.moveAll(items) { _, outcome throws(ObjectStoreError) in _ = try outcome.get() }
            #expect(mover.counters.progress.objects == 300)
            #expect(try await scratch.names(under: "d").count == 300)
        }
    }
}
