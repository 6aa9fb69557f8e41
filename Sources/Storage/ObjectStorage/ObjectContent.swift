package import Basics

/// An object being read.
package struct ObjectContent: Sendable {
    /// Of the whole object, also when a range was asked for.
    package var metadata: ObjectMetadata
    /// Bytes that `body` will give.
    package var length: Int64
    package var body: ByteStream

    package init(metadata: ObjectMetadata, length: Int64, body: ByteStream) {
        self.metadata = metadata
        self.length = length
        self.body = body
    }
}
