import Basics
import HTTPTransport
import StubServer
import Testing

@Suite("HTTPClient", .timeLimit(.minutes(1)))
struct HTTPClientTests {
    @Test("gives status, headers and body of a small answer")
    func smallAnswer() async throws {
        try await withStubServer { _ in
            StubResponse(200, headers: ["X-Kind": "small"], text: "hello")
        } run: { server in
            try await withClient { client in
                let response = try await client.send(HTTPRequest(.get, url: server.url + "/a"))
                #expect(response.status == 200)
                #expect(response.headers["x-kind"] == "small")
                #expect(response.body == Array("hello".utf8))
                #expect(response.trailers == HTTPHeaders())
            }
            #expect(server.requests.map(\.target) == ["/a"])
        }
    }

    @Test("sends the body and its length, whatever the method", arguments: [HTTPMethod.put, .post, .delete])
    func requestBody(method: HTTPMethod) async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let body = [UInt8](repeating: 7, count: 200_000)
                _ = try await client.send(HTTPRequest(method, url: server.url, body: .bytes(body)))
                let seen = try #require(server.requests.first)
                #expect(seen.method == method.rawValue)
                #expect(seen.body == body)
                #expect(seen.headers["content-length"] == "200000")
            }
        }
    }

    @Test("announces length 0 for PUT and POST without a body", arguments: [HTTPMethod.put, .post])
    func emptyUpload(method: HTTPMethod) async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                for body in [RequestBody.none, .bytes([])] {
                    _ = try await client.send(HTTPRequest(method, url: server.url, body: body))
                    #expect(server.requests.last?.headers["content-length"] == "0")
                    #expect(server.requests.last?.method == method.rawValue)
                }
            }
        }
    }

    @Test("takes HEAD's length for a header, not for a body to wait for")
    func head() async throws {
        try await withStubServer { _ in
            StubResponse(200, body: [UInt8](repeating: 1, count: 5000))
        } run: { server in
            try await withClient { client in
                let response = try await client.send(HTTPRequest(.head, url: server.url))
                #expect(response.headers["content-length"] == "5000")
                #expect(response.body.isEmpty)
                #expect(server.requests.first?.method == "HEAD")
                _ = try await client.send(HTTPRequest(.get, url: server.url))
            }
            #expect(server.activity.connectionsOpened == 1)
        }
    }

    @Test("streams a chunked body piece by piece")
    func chunkedBody() async throws {
        let chunks = (0..<100).map { [UInt8](repeating: $0, count: 3000) }
        try await withStubServer { _ in
            StubResponse(chunks: chunks)
        } run: { server in
            try await withClient { client in
                let response = try await client.execute(HTTPRequest(.get, url: server.url))
                #expect(response.status == 200)
                #expect(try await response.body.collect(upTo: 1 << 20) == chunks.flatMap { $0 })
                #expect(try await response.body.next() == nil)
            }
        }
    }

    @Test("reuses one connection for requests that follow each other")
    func reuse() async throws {
        try await withStubServer { _ in
            StubResponse(text: "x")
        } run: { server in
            try await withClient { client in
                for _ in 0..<50 { _ = try await client.send(HTTPRequest(.get, url: server.url)) }
            }
            #expect(server.activity.connectionsOpened == 1)
            #expect(server.requests.count == 50)
        }
    }
}
