import Basics
import HTTPTransport
import MilvusProtos
import StubServer
import SwiftProtobuf
import Testing

@testable import MilvusClient

/// Answers of a gRPC server.
enum GRPCStub {
    static func answer(_ message: some Message) throws -> StubResponse {
        StubResponse(
            200, headers: ["content-type": "application/grpc"],
            chunks: [GRPCFraming.frame(try message.serializedBytes())], trailers: ["grpc-status": "0"])
    }

    /// An error as servers send it that have nothing else to say: status in the headers, no body.
    static func failure(_ status: Int, _ words: String = "") -> StubResponse {
        StubResponse(
            200,
            headers: [
                "content-type": "application/grpc", "grpc-status": "\(status)", "grpc-message": words,
            ])
    }

    static func status(_ code: Int32, _ reason: String = "") -> WireStatus {
        var status = WireStatus()
        status.code = code
        status.errorCode = code == 0 ? 0 : 1
        status.reason = reason
        return status
    }

    static func request<Request: Message>(_ type: Request.Type, in request: StubRequest) throws -> Request {
        try Request(serializedBytes: try GRPCFraming.message(in: request.body))
    }

    /// The last element of the path: the method.
    static func method(_ request: StubRequest) -> String {
        String(request.target.split(separator: "/").last ?? "")
    }
}

/// Runs `body` with a client of a stub that speaks gRPC.
func withMilvus<Result>(
    credentials: MilvusCredentials? = nil, retry: MilvusRetryPolicy = MilvusRetryPolicy(attempts: 3),
    clock: RecordingClock = RecordingClock(), answering handler: @escaping StubServer.Handler,
    _ body: (MilvusClient, StubServer) async throws -> Result
) async throws -> Result {
    try await withStubServer(.http2, answering: handler) { server in
        let connection = MilvusConnection(
            host: "127.0.0.1", port: server.port, credentials: credentials, timeout: .seconds(20), retry: retry)
        return try await withHTTP { grpc, rest in
            try await body(MilvusClient(connection, grpc: grpc, rest: rest, clock: clock), server)
        }
    }
}

/// Runs `body` with a client of a stub that speaks REST and management.
func withRESTMilvus<Result>(
    credentials: MilvusCredentials? = nil, version: String = "v2.6.8", clock: RecordingClock = RecordingClock(),
    answering handler: @escaping StubServer.Handler, _ body: (MilvusClient, StubServer) async throws -> Result
) async throws -> Result {
    try await withStubServer(.http1, answering: handler) { rest in
        try await withStubServer(.http2, answering: { try ServerStub.features(version, $0) }) { grpc in
            let connection = MilvusConnection(
                host: "127.0.0.1", port: grpc.port, credentials: credentials, restEndpoint: rest.url,
                managementEndpoint: rest.url, timeout: .seconds(20), retry: MilvusRetryPolicy(attempts: 3))
            return try await withHTTP { grpcClient, restClient in
                try await body(
                    MilvusClient(connection, grpc: grpcClient, rest: restClient, clock: clock), rest)
            }
        }
    }
}

/// Runs `body` with an HTTP/2 and an HTTP/1.1 client, shut down afterwards.
func withHTTP<Result>(_ body: (HTTPClient, HTTPClient) async throws -> Result) async throws -> Result {
    let grpc = try HTTPClient(HTTPClientConfiguration(version: .http2, proxy: ""))
    let rest = try HTTPClient(HTTPClientConfiguration(version: .http1, proxy: ""))
    do {
        let result = try await body(grpc, rest)
        await grpc.shutdown()
        await rest.shutdown()
        return result
    } catch {
        await grpc.shutdown()
        await rest.shutdown()
        throw error
    }
}
