import Basics
import HTTPTransport
import StubServer
import Testing

@Suite("A streamed request body", .timeLimit(.minutes(1)))
struct RequestStreamTests {
    @Test("arrives whole, with its length")
    func whole() async throws {
        let pieces = (0..<40).map { [UInt8](repeating: $0, count: 25_000) }
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let body = RequestBody.stream(length: 1_000_000, ByteStream(pieces))
                let response = try await client.send(HTTPRequest(.put, url: server.url, body: body))
                #expect(response.status == 200)
                let seen = try #require(server.requests.first)
                #expect(seen.headers["content-length"] == "1000000")
                #expect(seen.headers["expect"] == nil)
                #expect(seen.body == pieces.flatMap { $0 })
            }
        }
    }

    @Test("that isn't as long as announced is an error, and the server never sees it whole", arguments: [-1, 1])
    func wrongLength(difference: Int) async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let pieces = [[UInt8](repeating: 1, count: 1000), [UInt8](repeating: 2, count: 1000 + difference)]
                let body = RequestBody.stream(length: 2000, ByteStream(pieces))
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(.put, url: server.url + "/k?signature=1", body: body))
                }
                #expect(error?.code == .requestBody)
                #expect(error?.operation == "PUT \(server.url)/k")
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("whose source fails ends the request with what the source said")
    func failingSource() async throws {
        struct SourceBroke: Error {}
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let body = RequestBody.stream(length: 2000, ByteStream { throw SourceBroke() })
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.execute(HTTPRequest(.put, url: server.url, body: body))
                }
                #expect(error?.code == .requestBody)
                #expect(error?.reason.contains("SourceBroke") == true)
            }
            #expect(server.requests.isEmpty)
        }
    }
}
