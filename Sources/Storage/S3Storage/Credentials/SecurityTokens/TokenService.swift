internal import AWSSigning
internal import Basics
internal import HTTPTransport
internal import Hashing
internal import ObjectStorage

/// AWS' Security Token Service, or one that speaks like it: gives keys of a role for an hour or so.
struct TokenService: Sendable {
    let endpoint: TokenServiceEndpoint
    let services: CredentialServices

    init(_ services: CredentialServices, profileRegion: String?) {
        self.services = services
        endpoint = TokenServiceEndpoint(services, profileRegion: profileRegion)
    }

    /// `AssumeRoleWithWebIdentity`, unsigned.
    func assume(withToken request: RoleRequest) async throws(ObjectStoreError) -> CredentialLease {
        let failure = Self.failure(request)
        return try await send(request, [], failure).lease(failure, now: services.clock.now())
    }

    /// `AssumeRole`, signed by `source`, which is asked for others once when these have expired.
    func assume(
        _ request: RoleRequest, with source: any CredentialProvider
    ) async throws(ObjectStoreError) -> CredentialLease {
        let failure = Self.failure(request)
        var offset = Duration.zero
        var credentials = try await source.credentials()
        var answer = try await send(request, sign(request, credentials, offset), failure)
        if answer.status == 403, let correction = clockOffset(answer) {
            offset = correction
            answer = try await send(request, sign(request, credentials, offset), failure)
        }
        if let code = answer.code, CredentialRefusal.codes.contains(code),
            case .renewed = await source.renew(after: credentials)
        {
            credentials = try await source.credentials()
            answer = try await send(request, sign(request, credentials, offset), failure)
        }
        return try answer.lease(failure, now: services.clock.now())
    }

    private static func failure(_ request: RoleRequest) -> CredentialFailure {
        CredentialFailure(subject: "credentials of role \(request.roleARN)")
    }

    private func send(
        _ request: RoleRequest, _ headers: [SignableRequest.Field], _ failure: CredentialFailure
    ) async throws(ObjectStoreError) -> TokenServiceAnswer {
        var message = HTTPRequest(
            .post, url: endpoint.url, headers: ["Content-Type": Self.contentType], body: .bytes(request.body),
            timeouts: HTTPTimeouts(connect: .seconds(5), idle: .seconds(20), total: .seconds(30)))
        for header in headers { message.headers.add(header.name, header.value) }
        return TokenServiceAnswer(
            try await CredentialServices.send(message, by: services.network, upTo: 256 << 10, failure))
    }

    private func sign(
        _ request: RoleRequest, _ credentials: Credentials, _ offset: Duration
    ) -> [SignableRequest.Field] {
        let signable = SignableRequest(
            method: "POST", host: endpoint.host ?? "", path: endpoint.path,
            headers: [("content-type", Self.contentType)], payload: .sha256(SHA256.hash(request.body)))
        var keys = SigningKeyCache()
        let signer = SigV4Signer(region: endpoint.region, service: "sts", rules: .generic)
        return signer.sign(signable, at: services.clock.now() + offset, credentials: credentials, keys: &keys).headers
    }

    /// Nil unless our clock is so far off that it explains the refusal.
    private func clockOffset(_ answer: TokenServiceAnswer) -> Duration? {
        let offset = LeaseTimes(answer.headers, now: services.clock.now()).offset
        return offset > .seconds(240) || offset < .seconds(-240) ? offset : nil
    }

    private static let contentType = "application/x-www-form-urlencoded; charset=utf-8"
}
