/// How far a transfer itself proved that the bytes arrived; a manifest's degrees of proof are made of it.
package enum TransferEvidence: String, Sendable, Hashable {
    /// The answer, or a listing, names size and ETag.
    case listed
    /// The store computed ``TransferResult/checksum`` when it copied.
    case store
    /// We hashed the bytes as they passed, and the destination agreed.
    case read
}
