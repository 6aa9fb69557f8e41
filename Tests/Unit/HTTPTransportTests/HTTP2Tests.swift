import HTTPTransport
import StubServer
import Testing

@Suite("HTTPClient over HTTP/2", .timeLimit(.minutes(1)))
struct HTTP2Tests {
    private let configuration = HTTPClientConfiguration(version: .http2, proxy: "")

    @Test("delivers the trailers in which gRPC keeps its status")
    func trailers() async throws {
        try await withStubServer(.http2) { request in
            #expect(request.headers["te"] == "trailers")
            return StubResponse(
                headers: ["content-type": "application/grpc"], chunks: [request.body],
                trailers: ["grpc-status": "5", "grpc-message": "no such thing"])
        } run: { server in
            try await withClient(configuration) { client in
                let response = try await client.send(
                    HTTPRequest(
                        .post, url: server.url + "/milvus.proto.milvus.MilvusService/GetVersion",
                        headers: ["content-type": "application/grpc", "te": "trailers"], body: .bytes([0, 0, 0, 0, 0])))
                #expect(response.status == 200)
                #expect(response.headers["content-type"] == "application/grpc")
                #expect(response.body == [0, 0, 0, 0, 0])
                #expect(response.trailers == ["grpc-status": "5", "grpc-message": "no such thing"])
            }
        }
    }

    @Test("puts 100 concurrent requests on one connection")
    func multiplexing() async throws {
        let barrier = Barrier(100)
        try await withStubServer(.http2) { _ in
            await barrier.arrive()
            return StubResponse(text: "x")
        } run: { server in
            try await withClient(configuration) { client in
                try await withThrowingTaskGroup { group in
                    for number in 0..<100 {
                        group.addTask {
                            let response = try await client.send(HTTPRequest(.get, url: server.url + "/\(number)"))
                            #expect(response.body == Array("x".utf8))
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(server.activity.connectionsOpened == 1)
            #expect(server.activity.mostInFlight == 100)
        }
    }

    /// curl keeps the buffers of what ended while its connection was in use by others.
    @Test("sends the next request when one of several on a connection has ended")
    func reuseBesideOthers() async throws {
        let barrier = Barrier(2)
        try await withStubServer(.http2) { request in
            if request.target == "/long" { await barrier.arrive() }
            return StubResponse(text: "x")
        } run: { server in
            try await withClient(configuration) { client in
                async let long = client.send(HTTPRequest(.get, url: server.url + "/long"))
                for number in 0..<10 {
                    let short = try await client.send(HTTPRequest(.get, url: server.url + "/\(number)"))
                    #expect(short.status == 200)
                }
                await barrier.arrive()
                #expect(try await long.status == 200)
            }
            #expect(server.activity.connectionsOpened == 1)
        }
    }
}
