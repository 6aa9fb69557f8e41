package import ObjectStorage

/// One object that arrived.
package struct TransferResult: Sendable {
    package var item: TransferItem
    package var method: TransferMethod
    /// As the destination says; its size equals the item's, or the transfer would have failed.
    package var metadata: ObjectMetadata

    package init(item: TransferItem, method: TransferMethod, metadata: ObjectMetadata) {
        self.item = item
        self.method = method
        self.metadata = metadata
    }
}
