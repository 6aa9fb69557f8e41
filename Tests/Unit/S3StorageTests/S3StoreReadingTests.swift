import Basics
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("S3Store's bodies", .timeLimit(.minutes(1)))
struct S3StoreReadingTests {
    @Test("asks for ranges, and gives the size of the whole")
    func range() async throws {
        let answer = StubResponse(206, headers: ["Content-Range": "bytes 2-4/10", "ETag": "\"e\""], text: "cde")
        try await StubbedStore.with([answer]) { store, server async throws in
            let content = try await store.get("k", GetOptions(range: 2..<5, ifMatch: ETag("e")))
            #expect(content.length == 3 && content.metadata.size == 10 && content.metadata.etag == ETag("e"))
            #expect(try await content.body.collect(upTo: 10) == Array("cde".utf8))
            #expect(server.requests.first?.headers["range"] == "bytes=2-4")
            #expect(server.requests.first?.headers["if-match"] == "\"e\"")
        }
    }

    @Test("doesn't take the whole object for a range of it")
    func rangeIgnored() async throws {
        try await StubbedStore.with([StubResponse(text: "abcdefghij")]) { store, _ async throws in
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.get("k", GetOptions(range: 2..<5))
            }
            #expect(error?.code == .damaged)
        }
    }

    @Test("doesn't take a part for the whole object")
    func partInsteadOfWhole() async throws {
        let answer = StubResponse(206, headers: ["Content-Range": "bytes 0-2/10"], text: "abc")
        try await StubbedStore.with([answer]) { store, _ async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.get("k", GetOptions()) }
            #expect(error?.code == .damaged)
        }
    }

    @Test("notices a body that breaks off")
    func brokenBody() async throws {
        try await StubbedStore.with([Self.broken]) { store, _ async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.read("k") }
            #expect(error?.code == .connection && error?.isRetryable == true)
        }
    }

    @Test("resumes a body that breaks off under RetryingStore")
    func resumedBody() async throws {
        try await StubbedStore.with { request in
            guard let range = request.headers["range"] else { return Self.broken }
            let start = Int(range.dropFirst("bytes=".count).prefix { $0 != "-" }) ?? 0
            return StubResponse(
                206, headers: ["Content-Range": "bytes \(start)-9/10", "ETag": "\"e\""],
                body: Array(Self.text.dropFirst(start)))
        } run: { store, server in
            let retrying = RetryingStore(
                store, policy: RetryPolicy(firstDelay: .milliseconds(1)), clock: ContinuousClock(), random: .system)
            let bytes = try await retrying.read("k")
            #expect(bytes == Self.text)
            #expect(server.requests.last?.headers["range"]?.hasSuffix("-9") == true)
            #expect(server.requests.last?.headers["if-match"] == "\"e\"")
        }
    }

    private static let text = Array("abcdefghij".utf8)

    /// The head comes well before the break, so that the request itself succeeds.
    private static var broken: StubResponse {
        var response = StubResponse(headers: ["ETag": "\"e\""], chunks: [Array(text.prefix(4))], contentLength: 10)
        response.delayBeforeEachChunk = .milliseconds(100)
        response.ending = .close
        return response
    }

    @Test("passes on what the source of a body says, not that the body broke")
    func failingSource() async throws {
        let gone = ObjectStoreError(.preconditionFailed, operation: "read", subject: "source", reason: "changed")
        try await StubbedStore.with([StubResponse(headers: ["ETag": "\"e\""])]) { store, _ async throws in
            let body = ObjectBody.stream(length: 10, ByteStream { throw gone })
            let error = await #expect(throws: ObjectStoreError.self) { try await store.put("k", body, PutOptions()) }
            #expect(error?.code == .preconditionFailed && error?.subject == "source")
        }
    }
}
