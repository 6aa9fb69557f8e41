internal import AWSSigning
internal import Basics
internal import Synchronization

/// What the store has taught us since we began: the bucket's region and how far its clock is from ours.
final class S3Session: Sendable {
    /// What one request is signed with.
    struct Terms: Sendable, Equatable {
        var region: String
        /// Store's clock minus ours.
        var clockOffset: Duration = .zero
        /// The store said that the bucket lies in another region than configured.
        var isRedirected = false
    }

    private struct State {
        var terms: Terms
        var keys = SigningKeyCache()
    }

    private let state: Mutex<State>

    init(region: String) {
        state = Mutex(State(terms: Terms(region: region)))
    }

    var terms: Terms {
        state.withLock(\.terms)
    }

    /// Derived once a day, region and access key.
    func signingKey(for credentials: Credentials, scope: CredentialScope) -> SigningKey {
        state.withLock { $0.keys.key(for: credentials, scope: scope) }
    }

    func adopt(_ correction: S3Correction) {
        state.withLock { state in
            switch correction {
            case .region(let region):
                state.terms.region = region
                state.terms.isRedirected = true
            case .clockOffset(let offset):
                state.terms.clockOffset = offset
            }
        }
    }
}
