import Basics
import HTTPTransport
import StubServer
import Testing

@Suite("Timeouts", .timeLimit(.minutes(1)))
struct TimeoutTests {
    @Test("idle strikes when the server says nothing", arguments: [StubProtocol.http1, .http2])
    func silentServer(version: StubProtocol) async throws {
        try await withStubServer(version) { _ in
            .nothing(.stall)
        } run: { server in
            try await expectTimeout(
                HTTPTimeouts(idle: .milliseconds(150)), says: "no byte", at: server, version.configuration)
        }
    }

    @Test("idle strikes in the middle of a body")
    func stalledBody() async throws {
        try await withStubServer { _ in
            var response = StubResponse(chunks: [[1, 2, 3]], contentLength: 10)
            response.ending = .stall
            return response
        } run: { server in
            try await expectTimeout(HTTPTimeouts(idle: .milliseconds(150)), says: "no more than 3 bytes", at: server)
        }
    }

    @Test("idle strikes when the server stops reading an upload")
    func serverStopsReading() async throws {
        try await withStubServer(options: StubServerOptions(atHead: { _ in .ignore })) { _ in
            StubResponse()
        } run: { server in
            let body = RequestBody.bytes([UInt8](repeating: 0, count: 64 << 20))
            try await expectTimeout(HTTPTimeouts(idle: .milliseconds(300)), says: "no byte", at: server, body: body)
        }
    }

    @Test("idle doesn't strike while enough bytes trickle")
    func trickle() async throws {
        try await withStubServer { _ in
            var response = StubResponse(chunks: [[1]], repetitions: 15)
            response.delayBeforeEachChunk = .milliseconds(100)
            return response
        } run: { server in
            let tooSlow = HTTPTimeouts(idle: .milliseconds(500), idleBytes: 10)
            try await expectTimeout(tooSlow, says: "no more than", at: server)
            try await withClient { client in
                let timeouts = HTTPTimeouts(idle: .seconds(1), idleBytes: 1)
                let response = try await client.send(HTTPRequest(.get, url: server.url, timeouts: timeouts))
                #expect(response.body.count == 15)
            }
        }
    }

    @Test("idle doesn't strike while the reader is slow: that pause is ours")
    func slowReader() async throws {
        try await withStubServer { _ in
            StubResponse(chunks: [[UInt8](repeating: 0, count: 1 << 20)], repetitions: 32)
        } run: { server in
            try await withClient { client in
                let timeouts = HTTPTimeouts(idle: .seconds(1))
                let response = try await client.execute(HTTPRequest(.get, url: server.url, timeouts: timeouts))
                try await Task.sleep(for: .seconds(2))
                #expect(try await response.body.collect(upTo: 64 << 20).count == 32 << 20)
            }
        }
    }

    @Test("idle doesn't strike while a request waits for a free connection")
    func queued() async throws {
        try await withStubServer { _ in
            var response = StubResponse(text: "x")
            response.delayBeforeHead = .milliseconds(250)
            return response
        } run: { server in
            let timeouts = HTTPTimeouts(idle: .milliseconds(1500))
            let configuration = HTTPClientConfiguration(timeouts: timeouts, proxy: "", maxConnections: 1)
            try await withClient(configuration) { client in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<8 { group.addTask { try await client.send(HTTPRequest(.get, url: server.url)) } }
                    try await group.waitForAll()
                }
            }
            #expect(server.activity.connectionsOpened == 1)
        }
    }

    @Test("total strikes although bytes trickle")
    func total() async throws {
        try await withStubServer { _ in
            var response = StubResponse(chunks: [[1]], repetitions: 1000)
            response.delayBeforeEachChunk = .milliseconds(20)
            return response
        } run: { server in
            try await expectTimeout(HTTPTimeouts(total: .milliseconds(200)), says: "not finished", at: server)
        }
    }

    @Test("connect strikes when a server accepts nothing")
    func connect() async throws {
        let listener = try FullListener()
        try await withClient { client in
            let timeouts = HTTPTimeouts(connect: .milliseconds(200))
            let url = "http://127.0.0.1:\(listener.port)/"
            let error = await #expect(throws: HTTPTransportError.self) {
                try await client.send(HTTPRequest(.get, url: url, timeouts: timeouts))
            }
            #expect(error?.code == .timeout)
            #expect(error?.isRetryable == true)
        }
    }

    private func expectTimeout(
        _ timeouts: HTTPTimeouts, says reason: String, at server: StubServer,
        _ configuration: HTTPClientConfiguration = HTTPClientConfiguration(proxy: ""), body: RequestBody = .none
    ) async throws {
        try await withClient(configuration) { client in
            let error = await #expect(throws: HTTPTransportError.self) {
                try await client.send(HTTPRequest(.put, url: server.url, body: body, timeouts: timeouts))
            }
            #expect(error?.code == .timeout)
            #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "no error")")
        }
    }
}
