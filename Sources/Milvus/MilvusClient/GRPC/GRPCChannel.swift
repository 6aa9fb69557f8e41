internal import Basics
internal import HTTPTransport
internal import SwiftProtobuf

/// Unary calls to one server.
struct GRPCChannel: Sendable {
    let http: HTTPClient
    /// `http(s)://host:port`
    let endpoint: String
    let timeout: Duration
    let maxMessageBytes: Int

    /// `path` is `/package.Service/Method`; `metadata` goes along as headers.
    func unary<Response: Message>(
        _ path: String, _ request: some Message, answering: Response.Type = Response.self, metadata: HTTPHeaders = [:]
    ) async throws(GRPCFailure) -> Response {
        let answer = try await send(try httpRequest(path, body: encode(request), metadata: metadata))
        let bytes = try GRPCAnswer.message(of: answer)
        do {
            return try Response(serializedBytes: bytes)
        } catch {
            throw GRPCFailure(.malformed, "\(bytes.count) bytes that aren't the message expected: \(error)")
        }
    }

    private func httpRequest(_ path: String, body: [UInt8], metadata: HTTPHeaders) -> HTTPRequest {
        var headers = metadata
        headers["content-type"] = "application/grpc"
        headers["te"] = "trailers"
        headers["grpc-timeout"] = "\(max(1, timeout.milliseconds))m"
        return HTTPRequest(
            .post, url: endpoint + path, headers: headers, body: .bytes(GRPCFraming.frame(body)),
            timeouts: HTTPTimeouts(idle: nil, total: timeout))
    }

    private func send(_ request: HTTPRequest) async throws(GRPCFailure) -> HTTPCollectedResponse {
        do {
            return try await http.send(request, upTo: maxMessageBytes)
        } catch {
            throw GRPCFailure(error)
        }
    }

    private func encode(_ message: some Message) throws(GRPCFailure) -> [UInt8] {
        do {
            return try message.serializedBytes()
        } catch {
            throw GRPCFailure(
                .transport(.invalidRequest, isRetryable: false), "the request can't be encoded: \(error)")
        }
    }
}
