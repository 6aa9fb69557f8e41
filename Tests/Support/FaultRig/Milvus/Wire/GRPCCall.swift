internal import StubServer

/// A unary call as it came, and the framing of answers.
struct GRPCCall: Sendable {
    var method: String
    var message: [UInt8]

    init(_ request: StubRequest) {
        method = String(request.target.split(separator: "/").last ?? "")
        message = Array(request.body.dropFirst(5))
    }

    static func response(_ message: [UInt8]) -> StubResponse {
        let head = [0] + (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (24 - 8 * $0)) }
        return StubResponse(
            200, headers: ["content-type": "application/grpc"], chunks: [head + message],
            trailers: ["grpc-status": "0"])
    }

    static let unimplemented = StubResponse(
        200,
        headers: ["content-type": "application/grpc", "grpc-status": "12", "grpc-message": "unknown method"])
}
