internal import Basics
internal import XMLStream

extension XMLWriter {
    /// What CopyObject and UploadPartCopy answer with.
    mutating func copyResult(_ etag: String, _ time: WallTime, _ checksum: StoredChecksum?) {
        element("LastModified", time.iso8601)
        element("ETag", "\"\(etag)\"")
        if let checksum { element(checksum.algorithm.elementName, checksum.value) }
    }
}
