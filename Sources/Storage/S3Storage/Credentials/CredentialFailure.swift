internal import Basics
internal import HTTPTransport
internal import ObjectStorage

/// Errors of a source of credentials. None of them ever quotes an answer that may hold some.
struct CredentialFailure: Sendable {
    /// What is being got, in words: `credentials of the container`.
    let subject: String

    /// What is configured can't be used, or was refused: no retry helps.
    func unusable(_ reason: String, advice: String? = nil) -> ObjectStoreError {
        ObjectStoreError(.invalidCredentials, operation: "get", subject: subject, reason: reason, advice: advice)
    }

    func unreachable(_ error: HTTPTransportError) -> ObjectStoreError {
        let code: ObjectStoreError.Code =
            switch error.code {
            case .cancelled: .cancelled
            case .timeout: .timeout
            default: .connection
            }
        return ObjectStoreError(
            code, operation: "get", subject: subject, reason: error.description, isRetryable: error.isRetryable)
    }

    /// An answer that isn't a success. `words` are the service's own: its code, its message.
    func refused(status: Int, _ words: String, advice: String? = nil) -> ObjectStoreError {
        let reason = words.isEmpty ? "\(status)" : "\(status) \(words)"
        guard status >= 500 || status == 429 else { return unusable(reason, advice: advice) }
        return ObjectStoreError(
            status == 429 || status == 503 ? .throttled : .unavailable, operation: "get", subject: subject,
            reason: reason, isRetryable: true, advice: advice)
    }

    func unreadable(_ reason: String) -> ObjectStoreError {
        unusable("the answer can't be read: \(reason)")
    }
}
