internal import Basics
internal import HTTPTransport
package import ObjectStorage

/// The role of the machine, by version 2 of EC2's metadata service: a token first, the role's name, its keys. Version 1
/// (without the token) isn't tried: it hands keys to whoever can make this machine send a GET.
package struct InstanceMetadata: CredentialSource {
    private let services: CredentialServices
    private let failure = CredentialFailure(subject: "credentials of the machine")

    package init(_ services: CredentialServices) {
        self.services = services
    }

    package var name: String { "the machine's role (\(endpoint))" }

    package var evidence: String? {
        isDisabled ? nil : "the machine's role, if it has one (\(endpoint))"
    }

    /// Asks at once: only an answer tells whether this is such a machine. Nobody there within a second means that it
    /// isn't one.
    package func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard !isDisabled else { return nil }
        do throws(ObjectStoreError) {
            guard let token = try await token(), let role = try await role(token) else { return nil }
            return provider(try await keys(of: role, token))
        } catch {
            switch error.code {
            case .connection, .timeout: return nil
            // It is there, and busy: the first request asks again.
            case .throttled, .unavailable: return provider(nil)
            default: throw error
            }
        }
    }

    private func provider(_ lease: CredentialLease?) -> RefreshingCredentials {
        services.refreshing("machine role at \(endpoint)", lease: lease) { () throws(ObjectStoreError) in
            try await fetch()
        }
    }

    private func fetch() async throws(ObjectStoreError) -> CredentialLease {
        guard let token = try await token(), let role = try await role(token) else {
            throw failure.unusable("the machine has no role any more", advice: "Give it one.")
        }
        return try await keys(of: role, token)
    }

    private var isDisabled: Bool { services.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() == "true" }

    private var endpoint: String {
        var endpoint = services.endpoint ?? services.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? usual
        while endpoint.hasSuffix("/") { endpoint.removeLast() }
        return endpoint
    }

    private var usual: String {
        let mode = services.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased()
        return mode == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    }
}

extension InstanceMetadata {
    private static let roles = "/latest/meta-data/iam/security-credentials/"

    /// Nil when version 2 isn't spoken here.
    private func token() async throws(ObjectStoreError) -> String? {
        // Six hours, the longest there is; we need it for two requests.
        let response = try await send(.put, "/latest/api/token", ["X-aws-ec2-metadata-token-ttl-seconds": "21600"])
        guard response.status == 200 else {
            guard response.status >= 500 || response.status == 429 else { return nil }
            throw failure.refused(status: response.status, "")
        }
        return Self.firstLine(response.body)
    }

    /// Nil when the machine has no role.
    private func role(_ token: String) async throws(ObjectStoreError) -> String? {
        let response = try await send(.get, Self.roles, Self.header(token))
        guard response.status != 404 else { return nil }
        guard response.status == 200 else { throw failure.refused(status: response.status, "") }
        return Self.firstLine(response.body)
    }

    private func keys(of role: String, _ token: String) async throws(ObjectStoreError) -> CredentialLease {
        let response = try await send(.get, Self.roles + role, Self.header(token))
        guard response.status == 200 else { throw failure.refused(status: response.status, "") }
        let document = try CredentialDocument(response.body, failure)
        if let code = document.text("Code"), code != "Success" {
            // A 200 that says no: the role may not be used by machines.
            let words = [code, document.text("Message")].compactMap { $0 }.joined(separator: ": ")
            throw failure.unusable(words, advice: "Check the trust policy of role \(role).")
        }
        let now = services.clock.now()
        return Self.extended(try document.lease(token: "Token", LeaseTimes(response.headers, now: now)), now)
    }

    private func send(
        _ method: HTTPMethod, _ path: String, _ headers: HTTPHeaders
    ) async throws(ObjectStoreError) -> HTTPCollectedResponse {
        let request = MetadataRequest(client: services.metadata, failure: failure, timeout: .seconds(1))
        return try await request.send(method, endpoint + path, headers)
    }

    /// When the service itself can't get new keys it goes on giving the old ones, and AWS goes on accepting them: they
    /// are used for another while instead of being taken for expired.
    private static func extended(_ lease: CredentialLease, _ now: WallTime) -> CredentialLease {
        guard let end = lease.expiresAt, end <= now + .seconds(60) else { return lease }
        return CredentialLease(lease.credentials, expiresAt: now + .seconds(15 * 60))
    }

    private static func header(_ token: String) -> HTTPHeaders { ["X-aws-ec2-metadata-token": token] }

    private static func firstLine(_ body: [UInt8]) -> String? {
        let text = String(decoding: body, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
