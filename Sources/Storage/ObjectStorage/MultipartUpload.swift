package import Basics

/// An upload in parts that is open: invisible until completed, paid for until aborted.
package struct MultipartUpload: Sendable, Hashable {
    package var key: ObjectKey
    package var uploadID: String
    package var initiated: WallTime?
    /// What the store computes of its parts, as asked for when it was begun.
    package var checksum: ChecksumAlgorithm?

    package init(
        key: ObjectKey, uploadID: String, initiated: WallTime? = nil, checksum: ChecksumAlgorithm? = nil
    ) {
        self.key = key
        self.uploadID = uploadID
        self.initiated = initiated
        self.checksum = checksum
    }
}
