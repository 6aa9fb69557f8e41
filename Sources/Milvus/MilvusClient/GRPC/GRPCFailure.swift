internal import HTTPTransport

/// A unary call that gave no message.
struct GRPCFailure: Error, Sendable {
    enum Cause: Sendable {
        /// The server's own status.
        case status(GRPCStatusCode)
        /// Something answered, but not as gRPC does.
        case malformed
        case transport(HTTPTransportError.Code, isRetryable: Bool)
    }

    var cause: Cause
    var message: String

    init(_ cause: Cause, _ message: String) {
        self.cause = cause
        self.message = message
    }

    init(_ error: HTTPTransportError) {
        self.init(.transport(error.code, isRetryable: error.isRetryable), error.reason)
    }

    var status: GRPCStatusCode? {
        if case .status(let code) = cause { code } else { nil }
    }

    /// False when it is certain that no server acted on the request.
    var mayHaveTakenEffect: Bool {
        switch cause {
        case .transport(.connect, _), .transport(.nameResolution, _), .transport(.tls, _): false
        case .transport(.invalidRequest, _): false
        case .status(.unimplemented), .status(.unauthenticated), .status(.resourceExhausted): false
        default: true
        }
    }
}
