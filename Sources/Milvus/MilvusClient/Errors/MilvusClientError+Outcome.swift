internal import Basics

extension MilvusClientError {
    /// What the failure of a call says about the server.
    var outcome: RequestOutcome {
        switch code {
        case .rateLimited: .throttled(retryAfter: nil, reason: reason)
        case .connection, .unavailable, .timeout: .away(reason: reason)
        case .cancelled: .unknown
        default: .answered
        }
    }

    /// The same for a call that has a limit of its own at the server: that it is over that one says nothing of others.
    var outcomeBesideItsOwnLimit: RequestOutcome {
        code == .rateLimited ? .answered : outcome
    }

    /// Whether the server may be away.
    var mayBeOutage: Bool {
        if case .away = outcome { true } else { false }
    }
}
