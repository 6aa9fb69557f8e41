import Basics
import HTTPTransport
import StubServer
import Testing

@Suite("Failures", .timeLimit(.minutes(1)))
struct FailureTests {
    @Test("name request, host and what curl said, and never the query or credentials")
    func message() async throws {
        try await withClient { client in
            let error = await #expect(throws: HTTPTransportError.self) {
                try await client.send(
                    HTTPRequest(
                        .put, url: "http://user:password@127.0.0.1:1/bucket/key?X-Amz-Signature=abc", body: .bytes([1]))
                )
            }
            #expect(error?.code == .connect)
            #expect(error?.isRetryable == true)
            #expect(error?.operation == "PUT http://127.0.0.1:1/bucket/key")
            let text = error.map { "\($0)" } ?? ""
            #expect(text.contains("Failed to connect to 127.0.0.1 port 1"))
            #expect(!text.contains("password") && !text.contains("abc"))
        }
    }

    @Test(
        "of the connection while the answer is awaited or on its way can be retried",
        arguments: [
            StubResponse.nothing(.close), .nothing(.reset), .broken(.close, chunked: false),
            .broken(.reset, chunked: false),
            .broken(.close, chunked: true),
        ])
    func lostConnection(answer: StubResponse) async throws {
        try await withStubServer { _ in
            answer
        } run: { server in
            try await withClient { client in
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(.get, url: server.url))
                }
                #expect(error?.code == .connectionLost)
                #expect(error?.isRetryable == true)
            }
        }
    }

    @Test("of a stream of HTTP/2 are lost connections too", arguments: [StubResponse.Ending.close, .reset])
    func lostStream(ending: StubResponse.Ending) async throws {
        try await withStubServer(.http2) { _ in
            .broken(ending, chunked: true)
        } run: { server in
            try await withClient(StubProtocol.http2.configuration) { client in
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(.get, url: server.url))
                }
                #expect(error?.code == .connectionLost)
            }
        }
    }

    @Test("in the middle of a streamed body reach its reader after the bytes that came")
    func truncatedStream() async throws {
        try await withStubServer { _ in
            .broken(.close, chunked: false)
        } run: { server in
            try await withClient { client in
                let response = try await client.execute(HTTPRequest(.get, url: server.url))
                #expect(try await response.body.next()?.count == 60)
                let error = await #expect(throws: HTTPTransportError.self) { try await response.body.next() }
                #expect(error?.code == .connectionLost)
            }
        }
    }

    @Test("are answers larger than the caller wants to hold")
    func tooLarge() async throws {
        try await withStubServer { _ in
            StubResponse(body: [UInt8](repeating: 0, count: 1001))
        } run: { server in
            try await withClient { client in
                let fits = try await client.send(HTTPRequest(.get, url: server.url), upTo: 1001)
                #expect(fits.body.count == 1001)
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(.get, url: server.url), upTo: 1000)
                }
                #expect(error?.code == .responseTooLarge)
                #expect(error?.isRetryable == false)
            }
        }
    }

    @Test("are header fields without end")
    func hugeHeaders() async throws {
        let value = String(repeating: "x", count: 50_000)
        try await withStubServer { _ in
            StubResponse(headers: ["a": value, "b": value, "c": value])
        } run: { server in
            try await withClient { client in
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(.get, url: server.url))
                }
                #expect(error?.code == .responseTooLarge)
            }
        }
    }

    @Test(
        "are found before anything is sent",
        arguments: [
            HTTPRequest(.get, url: "ftp://127.0.0.1/"), HTTPRequest(.get, url: "127.0.0.1/"),
            HTTPRequest(.get, url: "http://127.0.0.1/a b"), HTTPRequest(.get, url: "http://127.0.0.1:99999/"),
            HTTPRequest(.get, url: "http://127.0.0.1/", headers: ["X-A": "1\r\nX-B: 2"]),
            HTTPRequest(.get, url: "http://127.0.0.1/", headers: ["X-A\n": "1"]),
            HTTPRequest(.head, url: "http://127.0.0.1/", body: .bytes([1])),
        ])
    func invalidRequests(request: HTTPRequest) async throws {
        try await withClient { client in
            let error = await #expect(throws: HTTPTransportError.self) { try await client.send(request) }
            #expect(error?.code == .invalidRequest)
        }
    }

    @Test("to find a host have a code of their own")
    func nameResolution() async throws {
        try await withClient { client in
            let error = await #expect(throws: HTTPTransportError.self) {
                try await client.send(HTTPRequest(.get, url: "http://nowhere.invalid/"))
            }
            #expect(error?.code == .nameResolution)
        }
    }

    @Test("aren't what a status of 500 is")
    func serverError() async throws {
        try await withStubServer { _ in
            StubResponse(503, headers: ["Retry-After": "1"], text: "slow down")
        } run: { server in
            try await withClient { client in
                let response = try await client.send(HTTPRequest(.get, url: server.url))
                #expect(response.status == 503)
                #expect(response.headers["retry-after"] == "1")
            }
        }
    }

    @Test(
        "of a connection that was kept don't send a request again that may have taken effect",
        arguments: [HTTPMethod.put, .post, .delete, .get])
    func lostAnswer(method: HTTPMethod) async throws {
        try await withStubServer { request in
            request.target == "/lost" ? .nothing(.reset) : StubResponse(text: "x")
        } run: { server in
            try await withClient { client in
                _ = try await client.send(HTTPRequest(.get, url: server.url))
                let body = method == .put || method == .post ? RequestBody.bytes([1, 2]) : .none
                let error = await #expect(throws: HTTPTransportError.self) {
                    try await client.send(HTTPRequest(method, url: server.url + "/lost", body: body))
                }
                #expect(error?.code == .connectionLost && error?.isRetryable == true)
            }
            let sent = server.requests.filter { $0.target == "/lost" }.count
            // Reading twice does no harm, and curl does it to get around connections that died while they were kept.
            if method == .get { #expect(sent > 1) } else { #expect(sent == 1) }
        }
    }

    @Test("of a connection that died while it was kept are cured by a fresh one")
    func staleConnection() async throws {
        try await withStubServer { _ in
            StubResponse(text: "x")
        } run: { server in
            try await withClient { client in
                _ = try await client.send(HTTPRequest(.get, url: server.url))
                server.closeConnections()
                await server.wait { $0.connectionsClosed == 1 }
                let response = try await client.send(HTTPRequest(.put, url: server.url, body: .bytes([1, 2])))
                #expect(response.status == 200)
            }
            #expect(server.requests.last?.body == [1, 2])
        }
    }
}

extension StubResponse {
    /// An answer that announces 100 bytes, or chunks, and breaks off after 60.
    fileprivate static func broken(_ ending: Ending, chunked: Bool) -> StubResponse {
        let chunk = [UInt8](repeating: 9, count: 60)
        var response = StubResponse(chunks: [chunk], contentLength: chunked ? nil : 100)
        response.ending = ending
        return response
    }
}
