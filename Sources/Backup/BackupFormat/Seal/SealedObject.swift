package import Basics

/// A meta object as the seal vouches for it.
package struct SealedObject: Sendable, Hashable, JSONRepresentable {
    /// Below the backup's directory.
    package var path: String
    /// Bytes as stored.
    package var size: Int64
    /// Lower-case hexadecimal, over the bytes as stored.
    package var sha256: String

    package init(path: String, size: Int64, sha256: String) {
        self.path = path
        self.size = size
        self.sha256 = sha256
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        path = try fields.string("key")
        size = try fields.int64("size")
        sha256 = try fields.string("sha256")
    }

    package var json: JSONValue {
        ["key": JSONValue(path), "size": JSONValue(size), "sha256": JSONValue(sha256)]
    }
}
