package import ObjectStorage

/// What came of asking for other credentials than those that a store refused.
package enum CredentialRenewal: Sendable {
    /// There are others now.
    case renewed
    /// The source still gives the same, or its keys never change.
    case unchanged
    case failed(ObjectStoreError)
    case cancelled
}
