package import ObjectStorage

/// A file that is there.
package struct WrittenFile: Sendable, Hashable {
    package var key: ObjectKey
    package var bytes: Int64

    package init(key: ObjectKey, bytes: Int64) {
        self.key = key
        self.bytes = bytes
    }
}
