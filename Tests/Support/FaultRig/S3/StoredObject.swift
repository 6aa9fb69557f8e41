/// An object of a double as a test sees it.
package struct StoredObject: Sendable, Hashable {
    package var key: String
    package var size: Int64
    package var etag: String
}
