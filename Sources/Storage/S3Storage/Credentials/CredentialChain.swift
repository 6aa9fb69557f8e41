package import ObjectStorage

/// Looks for credentials in one place after the other, as the AWS tools do; the first that has some wins.
///
/// Roles (web identity, instance metadata) will be further sources, whose providers renew their keys.
package struct CredentialChain: Sendable {
    private let sources: [any CredentialSource]

    package init(_ sources: [any CredentialSource]) {
        self.sources = sources
    }

    /// Environment, then profile files.
    ///
    /// - Parameters:
    ///   - environment: The process's variables.
    ///   - profile: Overrides `AWS_PROFILE`.
    ///   - readFile: Gives a file's text, nil when it isn't there.
    /// - Returns: The chain; nothing has been looked at yet.
    package static func standard(
        environment: [String: String], profile: String? = nil, readFile: @escaping @Sendable (String) -> String?
    ) -> CredentialChain {
        CredentialChain([
            EnvironmentCredentials(environment: environment),
            ProfileCredentials(environment: environment, profile: profile, readFile: readFile),
        ])
    }

    /// - Throws: `.invalidCredentials` when no place has any, or the first that has some can't be used.
    package func find() async throws(ObjectStoreError) -> any CredentialProvider {
        for source in sources {
            if let provider = try await source.find() { return provider }
        }
        throw ObjectStoreError(
            .invalidCredentials, operation: "find", subject: "credentials",
            reason: "none in \(sources.map(\.name).joined(separator: ", "))",
            advice: "Set the access key and the secret key in the configuration or in one of these places.")
    }
}
