package import ObjectStorage

/// A place where credentials may be.
package protocol CredentialSource: Sendable {
    /// The place, as a message names it.
    var name: String { get }

    /// What speaks for credentials being here, told without asking anybody; nil when nothing does.
    var evidence: String? { get }

    /// Nil when there is nothing here.
    ///
    /// - Throws: `.invalidCredentials` when there is something and it can't be used.
    func find() async throws(ObjectStoreError) -> (any CredentialProvider)?
}
