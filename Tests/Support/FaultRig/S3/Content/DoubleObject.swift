internal import Basics

/// One object of the double.
struct DoubleObject: Sendable {
    var content: DoubleContent
    /// Without quotes.
    var etag: String
    var lastModified: WallTime
    var contentType: String?
    var checksum: StoredChecksum?

    var size: Int64 { content.size }
}
