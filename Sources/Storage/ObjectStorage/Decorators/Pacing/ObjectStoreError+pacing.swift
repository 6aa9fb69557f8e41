internal import Basics

extension ObjectStoreError {
    /// What a failed request says about its store.
    var outcome: RequestOutcome {
        switch code {
        case .throttled: .throttled(retryAfter: retryAfter, reason: reason)
        case .unavailable: .away(reason: reason)
        case .connection, .timeout: isRetryable ? .away(reason: reason) : .unknown
        case .cancelled: .unknown
        default: .answered
        }
    }

    /// Whether it may be one of the many failures of an outage.
    var mayBeOutage: Bool {
        switch outcome {
        case .throttled, .away: isRetryable
        case .answered, .unknown: false
        }
    }

    init(_ refusal: PacingRefusal, at location: StoreLocation) {
        switch refusal {
        case .cancelled: self = .cancelled(operation: "reach", subject: "\(location)")
        case .away(let silence, let reason):
            self.init(
                .unavailable, operation: "reach", subject: "\(location)",
                reason: "it hasn't answered for \(silence.components.seconds) s (\(reason))",
                advice: "When the store is back, take the run up again.")
        }
    }
}
