package import ObjectStorage

/// One object that arrived.
package struct TransferResult: Sendable {
    package var item: TransferItem
    package var method: TransferMethod
    /// As the destination says; its size equals the item's, or the transfer would have failed. With the checksum that was
    /// computed on the way, if any.
    package var metadata: ObjectMetadata
    package var evidence: TransferEvidence

    package init(
        item: TransferItem, method: TransferMethod, metadata: ObjectMetadata, evidence: TransferEvidence = .listed
    ) {
        self.item = item
        self.method = method
        self.metadata = metadata
        self.evidence = evidence
    }
}
