internal import HTTPTransport

extension MilvusClientError {
    /// A failed gRPC call in Milvus' terms.
    init(_ failure: GRPCFailure, operation: String, subject: String, server: String) {
        let (code, isRetryable) = Self.classify(failure)
        self.init(
            code, operation: operation, subject: subject, server: server, reason: failure.message,
            isRetryable: isRetryable)
    }

    private static func classify(_ failure: GRPCFailure) -> (Code, isRetryable: Bool?) {
        switch failure.cause {
        case .status(let status): classify(status, failure.message)
        case .malformed: (.protocolViolation, nil)
        case .transport(let code, let isRetryable): (Code(code), isRetryable)
        }
    }

    private static func classify(_ status: GRPCStatusCode, _ words: String) -> (Code, isRetryable: Bool?) {
        switch status {
        case .cancelled: (.unavailable, nil)
        case .invalidArgument, .failedPrecondition: (.invalid, nil)
        case .deadlineExceeded: (.timeout, nil)
        case .notFound: (.notFound, nil)
        case .alreadyExists: (.alreadyExists, nil)
        case .permissionDenied: (.permissionDenied, nil)
        case .resourceExhausted where words.contains("larger than max"): (.invalid, nil)
        case .resourceExhausted where words.contains("database space exceeded"): (.quotaExceeded, nil)
        case .resourceExhausted: (.rateLimited, nil)
        case .aborted, .unavailable: (.unavailable, nil)
        case .outOfRange where words.contains("compacted"): (.compacted, nil)
        case .unimplemented: (.unimplemented, nil)
        case .unauthenticated: (.unauthenticated, nil)
        case .unknown where StatusTable.isAuthenticationFailure(words): (.unauthenticated, nil)
        case .ok, .unknown, .outOfRange, .internalError, .dataLoss: (.other, nil)
        }
    }
}

extension MilvusClientError.Code {
    init(_ code: HTTPTransportError.Code) {
        self =
            switch code {
            case .nameResolution, .connect, .tls, .connectionLost, .closed: .connection
            case .timeout: .timeout
            case .cancelled: .cancelled
            case .invalidRequest, .requestBody: .invalid
            case .protocolViolation, .responseTooLarge: .protocolViolation
            }
    }
}
