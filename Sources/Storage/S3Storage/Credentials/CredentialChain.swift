package import ObjectStorage

/// Looks for credentials in one place after the other; the first that has some wins.
package struct CredentialChain: Sendable {
    let sources: [any CredentialSource]

    package init(_ sources: [any CredentialSource]) {
        self.sources = sources
    }

    /// What will be found where, told without asking anybody; nil when nothing speaks for any.
    package var evidence: String? {
        sources.lazy.compactMap(\.evidence).first
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
