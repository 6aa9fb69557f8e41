package import Basics

/// An upload in parts that is open: invisible until completed, paid for until aborted.
package struct MultipartUpload: Sendable, Hashable {
    package var key: ObjectKey
    package var uploadID: String
    package var initiated: WallTime?

    package init(key: ObjectKey, uploadID: String, initiated: WallTime? = nil) {
        self.key = key
        self.uploadID = uploadID
        self.initiated = initiated
    }
}
