package import AWSSigning
package import ObjectStorage

/// Gives the keys that requests are signed with.
///
/// Asked before every request, so a provider whose keys expire renews them in time and otherwise answers from memory.
package protocol CredentialProvider: Sendable {
    /// Names who asks, never the secret; stays the same while keys are renewed.
    var identity: String { get }

    /// - Throws: `.invalidCredentials` when there are none to be had; a retryable error when there may be some later.
    func credentials() async throws(ObjectStoreError) -> Credentials

    /// The store refused these credentials as expired or unknown: gets others, once for all who ask at the same time.
    func renew(after refused: Credentials) async -> CredentialRenewal
}
