/// An object to be copied by the store itself.
package struct CopySource: Sendable, Hashable {
    /// Bucket of the source; nil means the destination's own.
    package var bucket: String?
    package var key: ObjectKey
    /// Size as listed, in bytes: decides the method (one copy, or parts).
    package var size: Int64
    /// Pins what was listed: a source that changed since is refused (`.preconditionFailed`) where the store honours it.
    package var ifMatch: ETag?

    package init(bucket: String? = nil, key: ObjectKey, size: Int64, ifMatch: ETag? = nil) {
        self.bucket = bucket
        self.key = key
        self.size = size
        self.ifMatch = ifMatch
    }
}
