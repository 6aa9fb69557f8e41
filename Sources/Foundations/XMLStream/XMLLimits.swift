/// What a document may ask of its reader before it is refused.
package struct XMLLimits: Sendable, Hashable {
    /// Elements inside each other; libxml2 itself ends at 256.
    package var depth: Int
    /// Bytes of the whole document.
    package var documentBytes: Int
    /// Bytes between two tags.
    package var textBytes: Int

    /// The defaults leave S3's largest answer (a page of 1,000 keys of 1,024 bytes, percent-encoded) ample room.
    package init(depth: Int = 64, documentBytes: Int = 64 << 20, textBytes: Int = 1 << 20) {
        self.depth = depth
        self.documentBytes = documentBytes
        self.textBytes = textBytes
    }
}
