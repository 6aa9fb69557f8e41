/// What went wrong at a store: what was attempted, on what, what the server said, and what to do next.
package struct ObjectStoreError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case notFound
        case bucketNotFound
        case alreadyExists
        case preconditionFailed
        case accessDenied
        case invalidCredentials
        case invalidRequest
        case invalidRange
        case notSupported
        case throttled
        case unavailable
        case timeout
        case connection
        case damaged
        case cancelled
        case other
    }

    package var code: Code
    /// `copy`, `list`, `upload part 7 of` …: reads well after "Cannot".
    package var operation: String
    /// Key, bucket or prefix with its location.
    package var subject: String
    /// What the server or library said, its own code first: `403 AccessDenied: …`.
    package var reason: String
    package var requestID: String?
    /// Whether the same request may succeed if sent again.
    package var isRetryable: Bool
    /// The server asked to wait that long.
    package var retryAfter: Duration?
    /// The next step for the user; nil where there is none worth saying.
    package var advice: String?

    package init(
        _ code: Code, operation: String, subject: String, reason: String, requestID: String? = nil,
        isRetryable: Bool = false, retryAfter: Duration? = nil, advice: String? = nil
    ) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.reason = reason
        self.requestID = requestID
        self.isRetryable = isRetryable
        self.retryAfter = retryAfter
        self.advice = advice
    }

    package var description: String {
        let request = requestID.map { " (request \($0))" } ?? ""
        let next = advice.map { " \($0)" } ?? ""
        return "Cannot \(operation) \(subject): \(reason)\(request).\(next)"
    }
}
