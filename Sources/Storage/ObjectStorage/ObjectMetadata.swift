package import Basics

/// What a store says of one object.
package struct ObjectMetadata: Sendable, Equatable {
    package var key: ObjectKey
    package var size: Int64
    /// Nil where the store doesn't tell (radosgw leaves it out after completing a multipart upload).
    package var etag: ETag?
    package var lastModified: WallTime?
    /// Where the store was asked for one and knows one.
    package var checksum: ObjectChecksum?

    package init(
        key: ObjectKey, size: Int64, etag: ETag?, lastModified: WallTime? = nil, checksum: ObjectChecksum? = nil
    ) {
        self.key = key
        self.size = size
        self.etag = etag
        self.lastModified = lastModified
        self.checksum = checksum
    }
}
