/// An object to be copied by the store itself.
package struct CopySource: Sendable, Hashable {
    /// Bucket of the source; nil means the destination's own.
    package var bucket: String?
    package var key: ObjectKey
    /// Size as listed, in bytes: decides the method (one copy, or parts).
    package var size: Int64
    /// Pins what was listed: a source that changed since is refused (`.preconditionFailed`) where the store honours it.
    package var ifMatch: ETag?
    /// The store is asked to compute this one on its way; one that can't ignores it.
    package var checksum: ChecksumAlgorithm?

    package init(
        bucket: String? = nil, key: ObjectKey, size: Int64, ifMatch: ETag? = nil, checksum: ChecksumAlgorithm? = nil
    ) {
        self.bucket = bucket
        self.key = key
        self.size = size
        self.ifMatch = ifMatch
        self.checksum = checksum
    }
}
