internal import ObjectStorage
internal import XMLStream

/// The body of CompleteMultipartUpload.
enum CompleteUploadDocument {
    /// `withChecksums`: for an upload that was begun with one; others refuse them.
    static func bytes(_ parts: [UploadedPart], withChecksums: Bool) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("CompleteMultipartUpload", namespace: S3Namespace.text) { list in
            for part in parts {
                list.element("Part") { element in
                    element.element("PartNumber", String(part.number))
                    element.element("ETag", part.etag.quoted)
                    if withChecksums, let checksum = part.checksum {
                        element.element("Checksum\(checksum.algorithm.rawValue)", checksum.value)
                    }
                }
            }
        }
        return writer.bytes
    }
}
