/// A request that got no usable answer. (An answer with status 500 is an answer, not this.)
package struct HTTPTransportError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case invalidRequest
        case nameResolution
        case connect
        case tls
        case timeout
        case connectionLost
        case protocolViolation
        case responseTooLarge
        case requestBody
        case cancelled
        case closed
    }

    package let code: Code
    /// `PUT http://host:9000/bucket/key`, query cut off.
    package let operation: String
    /// What the library said.
    package let reason: String

    package init(_ code: Code, operation: String, reason: String) {
        self.code = code
        self.operation = operation
        self.reason = reason
    }

    /// Whether the same request may succeed if it is sent again. Whether it *may* be sent again is the caller's
    /// knowledge: a lost connection leaves open whether the request took effect.
    package var isRetryable: Bool {
        switch code {
        case .nameResolution, .connect, .timeout, .connectionLost: true
        case .invalidRequest, .tls, .protocolViolation, .responseTooLarge, .requestBody, .cancelled, .closed: false
        }
    }

    package var description: String {
        "\(operation): \(reason)"
    }
}
