import Basics
import HTTPTransport
import StubServer
import Testing

/// Serialized: memory is the process's, and the tests measure it.
@Suite("Streaming", .serialized, .timeLimit(.minutes(3)))
struct StreamingTests {
    private static let mebibyte = [UInt8](repeating: 0xA5, count: 1 << 20)

    @Test("a reader that takes nothing makes the server stop", arguments: [StubProtocol.http1, .http2])
    func slowReader(version: StubProtocol) async throws {
        let total = 512 << 20
        try await withStubServer(version) { _ in
            StubResponse(chunks: [Self.mebibyte], repetitions: 512)
        } run: { server in
            try await withClient(version.configuration) { client in
                let response = try await client.execute(HTTPRequest(.get, url: server.url))
                let sent = try await settled { server.activity.bodyBytesSent }
                #expect(sent < 64 << 20, "the server could send \(sent) bytes to a reader that takes none")
                var received = 0
                while let piece = try await response.body.next() { received += piece.count }
                #expect(received == total)
            }
        }
    }

    @Test("a body of 1 GiB comes down in flat memory")
    func largeDownload() async throws {
        try await withStubServer { _ in
            StubResponse(chunks: [Self.mebibyte], repetitions: 1024, contentLength: 1 << 30)
        } run: { server in
            try await withClient { client in
                let before = residentBytes()
                let response = try await client.execute(HTTPRequest(.get, url: server.url))
                var (received, most) = (0, before)
                while let piece = try await response.body.next() {
                    received += piece.count
                    most = max(most, residentBytes())
                }
                #expect(received == 1 << 30)
                #expect(most - before < 64 << 20, "grew by \(ByteCount(Int64(most - before)))")
            }
        }
    }

    @Test("a body of 1 GiB goes up in flat memory")
    func largeUpload() async throws {
        try await withStubServer(options: StubServerOptions(keptBodyBytes: 0)) { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let before = residentBytes()
                let source = CountedSource(piece: Self.mebibyte, count: 1024)
                let body = RequestBody.stream(length: 1 << 30, ByteStream { await source.next() })
                let response = try await client.send(HTTPRequest(.put, url: server.url, body: body))
                #expect(response.status == 200)
                #expect(server.requests.first?.bodyByteCount == 1 << 30)
                let most = await source.mostResidentBytes
                #expect(most - before < 64 << 20, "grew by \(ByteCount(Int64(most - before)))")
            }
        }
    }

    @Test("a server that takes nothing makes the source wait")
    func slowServer() async throws {
        try await withStubServer(options: StubServerOptions(atHead: { _ in .ignore })) { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let source = CountedSource(piece: Self.mebibyte, count: 1024)
                let body = RequestBody.stream(length: 1 << 30, ByteStream { await source.next() })
                let task = Task { try await client.send(HTTPRequest(.put, url: server.url, body: body)) }
                await server.wait { $0.requestsBegun == 1 }
                let given = try await settled { await source.given }
                #expect(given < 64, "the source gave \(given) MiB to a server that takes none")
                task.cancel()
                _ = await task.result
            }
        }
    }

    @Test("an early refusal ends an upload that is far from done")
    func earlyRefusal() async throws {
        let options = StubServerOptions(atHead: { _ in .answer(StubResponse(403, text: "no")) })
        try await withStubServer(options: options) { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let gate = CountedSource(piece: [1], count: 1)
                let body = RequestBody.stream(
                    length: 1 << 30,
                    ByteStream {
                        if let piece = await gate.next() { return piece }
                        try await Task.sleep(for: .seconds(3600))
                        return nil
                    })
                let response = try await client.send(HTTPRequest(.put, url: server.url, body: body))
                #expect(response.status == 403)
                #expect(response.body == Array("no".utf8))
            }
        }
    }

    /// Reads a value until it has stood still for a while.
    private func settled(_ read: () async -> Int) async throws -> Int {
        var last = await read()
        var quiet = 0
        while quiet < 5 {
            try await Task.sleep(for: .milliseconds(100))
            let now = await read()
            quiet = now == last ? quiet + 1 : 0
            last = now
        }
        return last
    }
}
