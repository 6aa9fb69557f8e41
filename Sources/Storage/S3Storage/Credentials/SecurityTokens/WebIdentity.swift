internal import Basics
package import ObjectStorage

/// A token in a file that an identity provider keeps up to date (Kubernetes service accounts: IRSA), exchanged for keys
/// of a role. The variables go before the profile, one by one.
package struct WebIdentity: CredentialSource {
    private let services: CredentialServices
    private let profile: Profile?
    private let usesVariables: Bool

    /// With the variables alone.
    package init(_ services: CredentialServices) {
        self.init(services, profile: nil, usesVariables: true)
    }

    init(_ services: CredentialServices, profile: Profile?, usesVariables: Bool) {
        self.services = services
        self.profile = profile
        self.usesVariables = usesVariables
    }

    package var name: String { "a web identity (AWS_WEB_IDENTITY_TOKEN_FILE)" }

    package var evidence: String? {
        tokenFile.map { "a web identity for \(roleARN ?? "a role that isn't named") (token in \($0))" }
    }

    package func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let tokenFile else { return nil }
        let failure = CredentialFailure(subject: "credentials for a web identity")
        guard let roleARN else {
            throw failure.unusable(
                "a token is there and no role", advice: "Set AWS_ROLE_ARN or the profile's role_arn.")
        }
        let service = TokenService(services, profileRegion: profile?["region"])
        let session = value("AWS_ROLE_SESSION_NAME", "role_session_name") ?? "milvault"
        let duration = profile?["duration_seconds"].flatMap { Int($0) }
        return services.refreshing("role \(roleARN)") { () throws(ObjectStoreError) in
            // Read each time: the token lives shorter than a long backup takes.
            guard let token = services.readFile(tokenFile).map(Self.trimmed), !token.isEmpty else {
                throw failure.unusable(
                    "there is no token in \(tokenFile)", advice: "Check AWS_WEB_IDENTITY_TOKEN_FILE.")
            }
            return try await service.assume(
                withToken: RoleRequest(
                    roleARN: roleARN, sessionName: session, durationSeconds: duration,
                    webIdentityToken: Secret(token)))
        }
    }

    private var tokenFile: String? { value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") }
    private var roleARN: String? { value("AWS_ROLE_ARN", "role_arn") }

    private func value(_ variable: String, _ key: String) -> String? {
        (usesVariables ? services.variable(variable) : nil) ?? profile?[key]
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
