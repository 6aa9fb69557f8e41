internal import Basics

/// What a call is called in errors, before it was sent.
struct MilvusCallPlace: Sendable {
    var operation: String
    var subject: String
    var server: String

    func error(_ refusal: PacingRefusal) -> MilvusClientError {
        switch refusal {
        case .cancelled:
            MilvusClientError(
                .cancelled, operation: operation, subject: subject, server: server, reason: "the task was cancelled")
        case .away(let silence, let reason):
            MilvusClientError(
                .unavailable, operation: operation, subject: subject, server: server,
                reason: "\(reason) (it hasn't answered for \(silence.components.seconds) s)", isRetryable: false)
        }
    }
}
