/// Why a transfer ended without a usable answer; becomes an ``HTTPTransportError`` once it meets its request.
package struct TransferFailure: Sendable, Equatable {
    package let code: HTTPTransportError.Code
    package let reason: String

    package init(_ code: HTTPTransportError.Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Whether what has come of the answer doesn't count any more: the request itself was given up. A failure of the
    /// network on the other hand is told after the bytes that came before it.
    var outranksAnswer: Bool {
        switch code {
        case .cancelled, .closed, .requestBody: true
        default: false
        }
    }

    package static let answerLost = TransferFailure(
        .connectionLost,
        "the connection broke before an answer came; whether the server acted on the request isn't known")
    package static let cancelled = TransferFailure(.cancelled, "the request was cancelled")
    package static let closed = TransferFailure(.closed, "the HTTP client is shut down")
    /// Nobody reads on: the body was dropped.
    package static let dropped = TransferFailure(.cancelled, "the body was dropped before its end")
}
