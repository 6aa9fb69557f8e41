/// The store's receipt for one part.
package struct UploadedPart: Sendable, Hashable {
    /// 1…10,000.
    package var number: Int
    package var etag: ETag
    package var size: Int64
    /// Of this part's bytes, where the store tells it.
    package var checksum: ObjectChecksum?

    package init(number: Int, etag: ETag, size: Int64, checksum: ObjectChecksum? = nil) {
        self.number = number
        self.etag = etag
        self.size = size
        self.checksum = checksum
    }
}
