internal import Basics

/// An open multipart upload.
struct DoubleUpload: Sendable {
    struct Part: Sendable {
        var content: DoubleContent
        var etag: String
        var lastModified: WallTime
        var checksum: StoredChecksum?
    }

    var key: String
    var initiated: WallTime
    var contentType: String?
    var checksumAlgorithm: ChecksumAlgorithm?
    var isFullObjectChecksum = false
    var parts: [Int: Part] = [:]
}
