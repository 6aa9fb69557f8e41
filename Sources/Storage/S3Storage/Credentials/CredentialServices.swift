package import Basics
package import HTTPTransport
internal import ObjectStorage

/// What sources of credentials work with.
package struct CredentialServices: Sendable {
    /// The process's variables.
    package var environment: [String: String]
    /// Gives a file's text, nil when it isn't there.
    package var readFile: @Sendable (String) -> String?
    /// For the token service, somewhere in the network. Nil where nobody is asked, only looked what is configured.
    package var network: HTTPClient?
    /// For the metadata services of machine and container, beside us: never through a proxy.
    package var metadata: HTTPClient?
    package var clock: WallClock
    /// Gets one plain sentence when keys couldn't be renewed.
    package var tell: @Sendable (String) -> Void
    /// Where the token service and the instance metadata are asked, whatever the environment says.
    package var endpoint: String?

    package init(
        environment: [String: String], readFile: @escaping @Sendable (String) -> String?,
        network: HTTPClient? = nil, metadata: HTTPClient? = nil, clock: WallClock = .system,
        tell: @escaping @Sendable (String) -> Void = { _ in },
        endpoint: String? = nil
    ) {
        self.environment = environment
        self.readFile = readFile
        self.network = network
        self.metadata = metadata
        self.clock = clock
        self.tell = tell
        self.endpoint = endpoint
    }

    /// An empty variable counts as none, as it does for the AWS tools.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    static func send(
        _ request: HTTPRequest, by client: HTTPClient?, upTo limit: Int, _ failure: CredentialFailure
    ) async throws(ObjectStoreError) -> HTTPCollectedResponse {
        guard let client else { throw failure.unusable("nobody may be asked here") }
        do throws(HTTPTransportError) {
            return try await client.send(request, upTo: limit)
        } catch {
            throw failure.unreachable(error)
        }
    }

    func refreshing(
        _ identity: String, lease: CredentialLease? = nil, _ fetch: @escaping RefreshingCredentials.Fetch
    ) -> RefreshingCredentials {
        RefreshingCredentials(identity: identity, lease: lease, clock: clock, tell: tell, fetch: fetch)
    }
}
