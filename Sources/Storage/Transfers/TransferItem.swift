package import ObjectStorage

/// One object to be moved, as it was listed.
package struct TransferItem: Sendable, Hashable {
    package var source: ObjectKey
    package var destination: ObjectKey
    package var size: Int64
    /// Pins the source where the store honours it.
    package var etag: ETag?

    package init(source: ObjectKey, destination: ObjectKey, size: Int64, etag: ETag? = nil) {
        self.source = source
        self.destination = destination
        self.size = size
        self.etag = etag
    }
}
