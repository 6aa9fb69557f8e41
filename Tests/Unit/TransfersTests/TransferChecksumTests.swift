import Basics
import ObjectStorage
import Testing
import Transfers

@Suite("Checksums of transfers")
struct TransferChecksumTests {
    private let bench = TransferBench()

    private func checksum(_ size: Int, _ algorithm: ChecksumAlgorithm = .crc64nvme) -> ObjectChecksum {
        ObjectChecksum(algorithm, of: Array(TransferBench.bytes.prefix(size)))
    }

    @Test("come from the store where it copies", arguments: [100, 9000])
    func copied(size: Int) async throws {
        let result = try await bench.mover().move(try await bench.item(size: size))
        #expect(result.method.isServerSide && result.evidence == .store)
        #expect(result.metadata.checksum == checksum(size))
    }

    @Test("are computed of what streams, part by part too", arguments: [0, 100, 4999, 5000, 10_000])
    func streamed(size: Int) async throws {
        let result = try await bench.mover(.streaming).move(try await bench.item(size: size))
        #expect(result.evidence == .read)
        #expect(result.metadata.checksum == checksum(size))
    }

    @Test("of digests are composites when the object went in parts")
    func composite() async throws {
        let whole = try await bench.mover(.streaming, checksum: .sha256).move(try await bench.item(size: 100))
        #expect(whole.metadata.checksum == checksum(100, .sha256))
        let parts = try await bench.mover(.streaming, checksum: .sha256).move(try await bench.item(size: 9990))
        #expect(parts.metadata.checksum?.value.hasSuffix("-10") == true && parts.evidence == .read)
    }

    @Test("are left out when the configuration says so")
    func none() async throws {
        let copied = try await bench.mover(checksum: nil).move(try await bench.item())
        #expect(copied.evidence == .listed && copied.metadata.checksum == nil)
        let streamed = try await bench.mover(.streaming, checksum: nil).move(try await bench.item(size: 9000))
        #expect(streamed.evidence == .listed && streamed.metadata.checksum == nil)
    }

    @Test(
        "are asked for once where the store refuses such requests",
        arguments: [ObjectStoreError.Code.invalidRequest, .notSupported])
    func refused(code: ObjectStoreError.Code) async throws {
        let store = DoctoredStore(bench.destination, .init(refuseChecksums: .refusal(code, "501 NotImplemented")))
        let mover = bench.mover(to: store)
        for number in 0..<4 {
            let result = try await mover.move(try await bench.item("k\(number)"))
            #expect(result.method == .copy && result.evidence == .listed)
        }
        #expect(store.calls["copy"] == 5)
        #expect(bench.notices.all.count == 1)
    }

    @Test("prove a stream where the ETag doesn't")
    func answered() async throws {
        let store = DoctoredStore(
            bench.destination, .init(etag: { _ in ETag("opaque") }, givesChecksums: true))
        let result = try await bench.mover(to: store, .streaming).move(try await bench.item())
        #expect(result.evidence == .read && store.calls["put"] == 1)
    }

    @Test("find bytes that fell over on the way here, and the object is sent once more")
    func flipped() async throws {
        let source = DoctoredStore(
            bench.source,
            .init(read: { number, piece in number == 1 ? [piece[0] ^ 1] + piece.dropFirst() : piece }))
        let item = try await bench.item()
        let result = try await bench.mover(from: source, .streaming).move(item)
        #expect(result.evidence == .read && source.calls["get"] == 2)
        #expect(try await bench.arrived(item))
    }

    @Test("find them by the two stores' ETags alone, once these are known to be MD5s")
    func flippedLater() async throws {
        let source = DoctoredStore(
            bench.source,
            .init(read: { number, piece in number == 2 ? [piece[0] ^ 1] + piece.dropFirst() : piece }))
        let mover = bench.mover(from: source, .streaming)
        _ = try await mover.move(try await bench.item("first"))
        let item = try await bench.item("second")
        let result = try await mover.move(item)
        #expect(result.evidence == .read && source.calls["get"] == 3)
        #expect(try await bench.arrived(item))
    }

    @Test("give up when the bytes come out otherwise each time")
    func alwaysFlipped() async throws {
        let source = DoctoredStore(
            bench.source, .init(read: { number, piece in [piece[0] ^ UInt8(number)] + piece.dropFirst() }))
        let mover = bench.mover(from: source, .streaming)
        let item = try await bench.item()
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .damaged && source.calls["get"] == 3)
    }

    @Test("take ETags that never were MD5s for what they are, after sending one object twice")
    func opaqueETags() async throws {
        let store = DoctoredStore(bench.destination, .init(etag: { _ in ETag(String(repeating: "0", count: 32)) }))
        let mover = bench.mover(to: store, .streaming)
        let result = try await mover.move(try await bench.item("first"))
        #expect(result.evidence == .listed && store.calls["put"] == 2)
        _ = try await mover.move(try await bench.item("second"))
        #expect(store.calls["put"] == 3)
    }

    @Test("refuse a wrong ETag where they are known to be MD5s")
    func wrongETag() async throws {
        let store = DoctoredStore(
            bench.destination,
            .init(etag: { $0 == .md5(of: [1]) ? $0 : ETag(String(repeating: "0", count: 32)) }))
        let mover = bench.mover(to: store, .streaming)
        _ = try await bench.source.put(ObjectKey("one"), [1])
        _ = try await mover.move(
            TransferItem(source: ObjectKey("one"), destination: ObjectKey("to/one"), size: 1))
        let item = try await bench.item()
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .damaged && store.calls["put"] == 4)
    }

    @Test("accept a source whose ETag is no MD5, read twice alike")
    func opaqueSource() async throws {
        let source = DoctoredStore(
            bench.source, .init(read: { $1.map { $0 ^ 1 } }))
        let result = try await bench.mover(from: source, .streaming).move(try await bench.item())
        #expect(result.evidence == .read && source.calls["get"] == 2)
    }

    @Test("cost no request of their own, whatever ETag a copy gets", arguments: [TransferMode.direct, .streaming])
    func noHead(mode: TransferMode) async throws {
        let store = DoctoredStore(bench.destination, .init(etag: { _ in ETag("another") }))
        _ = try await bench.mover(to: store, mode).move(try await bench.item())
        #expect(store.calls == [mode == .direct ? "copy" : "put": 1])
    }
}
