import ObjectStorage
import Testing
import Transfers

@Suite("Copies that a store refuses")
struct CopyRefusalTests {
    private let bench = TransferBench()

    private func refusing(_ code: ObjectStoreError.Code, also more: Set<String> = []) -> DoctoredStore {
        DoctoredStore(
            bench.destination,
            .init(refuse: { method in
                ["copy", "copyPart"].contains(method) || more.contains(method)
                    ? .refusal(code, "403 AccessDenied: no") : nil
            }))
    }

    @Test(
        "are streamed, said once, and not asked for again",
        arguments: [ObjectStoreError.Code.accessDenied, .notSupported, .bucketNotFound, .invalidRequest], [100, 9000])
    func fallsBack(code: ObjectStoreError.Code, size: Int) async throws {
        let store = refusing(code)
        let mover = bench.mover(to: store)
        for number in 0..<5 {
            let item = try await bench.item("k\(number)", size: size)
            let result = try await mover.move(item)
            #expect(!result.method.isServerSide && result.evidence == .read)
            #expect(try await bench.arrived(item))
        }
        let asked = (store.calls["copy"] ?? 0) + (store.calls["copyPart"] ?? 0)
        #expect(asked <= 4, "the first object's only: with and without a checksum, or its parts in flight")
        #expect(
            bench.notices.all.filter { $0.hasPrefix("The store refuses to copy (403 AccessDenied: no)") }.count == 1)
        #expect(mover.counters.progress.objectsByMethod == [size < 5000 ? .stream : .multipartStream: 5])
        #expect(try await bench.destination.listMultipartUploads("").isEmpty)
    }

    @Test("are an error in mode `direct` that says what to do")
    func direct() async throws {
        let mover = bench.mover(to: refusing(.accessDenied), .direct)
        let item = try await bench.item()
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .accessDenied)
        #expect(error?.advice?.contains("transfer.mode: auto") == true)
        #expect(try await bench.destination.listAll("").isEmpty)
    }

    @Test("aren't asked for in mode `streaming`")
    func streaming() async throws {
        let store = refusing(.accessDenied)
        _ = try await bench.mover(to: store, .streaming).move(try await bench.item())
        #expect(store.calls["copy"] == nil)
    }

    @Test("don't hide that reading is refused too, and prove nothing about the pair then")
    func readingDenied() async throws {
        let store = refusing(.accessDenied)
        let source = DoctoredStore(
            bench.source,
            .init(refuse: { $0 == "get" ? .refusal(.accessDenied, "403 AccessDenied: not to read") : nil }))
        let mover = bench.mover(from: source, to: store)
        let item = try await bench.item()
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .accessDenied && error?.reason.contains("not to read") == true)
        #expect(bench.notices.all.isEmpty)
    }

    @Test("don't stand for an object that is gone")
    func gone() async throws {
        let mover = bench.mover()
        let item = TransferItem(source: ObjectKey("gone"), destination: ObjectKey("x"), size: 3)
        let error = await #expect(throws: ObjectStoreError.self) { try await mover.move(item) }
        #expect(error?.code == .notFound && bench.notices.all.isEmpty)
    }
}
