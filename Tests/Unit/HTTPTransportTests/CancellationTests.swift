import Basics
import HTTPTransport
import StubServer
import Testing

@Suite("Cancelling a request", .timeLimit(.minutes(1)))
struct CancellationTests {
    @Test("ends the transfer: the server sees its client leave", arguments: [StubProtocol.http1, .http2])
    func whileWaiting(version: StubProtocol) async throws {
        try await withStubServer(version) { _ in
            .nothing(.stall)
        } run: { server in
            try await withClient(version.configuration) { client in
                let task = Task { try await client.send(HTTPRequest(.get, url: server.url)) }
                await server.wait { $0.requests.count == 1 }
                task.cancel()
                let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                await server.wait { $0.exchangesAbandoned == 1 }
            }
        }
    }

    @Test("that never started sends nothing")
    func beforeStart() async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let task = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return try await client.send(HTTPRequest(.get, url: server.url))
                }
                let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
                #expect(error?.code == .cancelled)
            }
            #expect(server.activity.requestsBegun == 0)
        }
    }

    @Test("in the middle of the answer's body ends the reading and the transfer")
    func whileReading() async throws {
        try await withStubServer { _ in
            var response = StubResponse(chunks: [[1, 2, 3]])
            response.ending = .stall
            return response
        } run: { server in
            try await withClient { client in
                let response = try await client.execute(HTTPRequest(.get, url: server.url))
                #expect(try await response.body.next() == [1, 2, 3])
                let task = Task { try await response.body.next() }
                task.cancel()
                let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                await server.wait { $0.exchangesAbandoned == 1 }
            }
        }
    }

    @Test("in the middle of a streamed upload ends source and transfer")
    func whileSending() async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let source = ByteStream {
                    try await Task.sleep(for: .seconds(3600))
                    return nil
                }
                let task = Task {
                    let body = RequestBody.stream(length: 1000, source)
                    return try await client.send(HTTPRequest(.put, url: server.url, body: body))
                }
                await server.wait { $0.requestsBegun == 1 }
                task.cancel()
                let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
                #expect(error?.code == .cancelled)
                await server.wait { $0.exchangesAbandoned == 1 }
            }
        }
    }

    @Test("isn't needed for a body that is dropped unread: that ends the transfer too")
    func droppedBody() async throws {
        try await withStubServer { _ in
            StubResponse(chunks: [[UInt8](repeating: 0, count: 1 << 20)], repetitions: 1000)
        } run: { server in
            try await withClient { client in
                let status = try await client.execute(HTTPRequest(.get, url: server.url)).status
                #expect(status == 200)
                await server.wait { $0.exchangesAbandoned == 1 }
            }
        }
    }

    @Test("leaves the client fit for the next request, many times over")
    func manyTimes() async throws {
        try await withStubServer { request in
            request.target == "/stall" ? .nothing(.stall) : StubResponse(text: "x")
        } run: { server in
            try await withClient { client in
                for round in 1...30 {
                    let task = Task { try await client.send(HTTPRequest(.get, url: server.url + "/stall")) }
                    if round.isMultiple(of: 2) { await server.wait { $0.requests.count >= round } }
                    task.cancel()
                    _ = await task.result
                    let response = try await client.send(HTTPRequest(.get, url: server.url + "/x"))
                    #expect(response.body == Array("x".utf8))
                }
            }
        }
    }

    @Test("by shutting the client down ends what runs and refuses what comes after")
    func shutdown() async throws {
        try await withStubServer { _ in
            .nothing(.stall)
        } run: { server in
            let client = try HTTPClient(HTTPClientConfiguration(proxy: ""))
            let task = Task { try await client.send(HTTPRequest(.get, url: server.url)) }
            await server.wait { $0.requests.count == 1 }
            await client.shutdown()
            await client.shutdown()
            let running = await #expect(throws: HTTPTransportError.self) { try await task.value }
            #expect(running?.code == .closed)
            let later = await #expect(throws: HTTPTransportError.self) {
                try await client.send(HTTPRequest(.get, url: server.url))
            }
            #expect(later?.code == .closed)
            await server.wait { $0.exchangesAbandoned == 1 }
        }
    }
}

extension StubProtocol {
    var configuration: HTTPClientConfiguration {
        switch self {
        case .http1: HTTPClientConfiguration(version: .http1, proxy: "")
        case .http2: HTTPClientConfiguration(version: .http2, proxy: "")
        }
    }
}
