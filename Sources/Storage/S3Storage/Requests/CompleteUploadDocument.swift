internal import ObjectStorage
internal import XMLStream

/// The body of CompleteMultipartUpload.
enum CompleteUploadDocument {
    static func bytes(_ parts: [UploadedPart]) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("CompleteMultipartUpload", namespace: S3Namespace.text) { list in
            for part in parts {
                list.element("Part") { element in
                    element.element("PartNumber", String(part.number))
                    element.element("ETag", part.etag.quoted)
                }
            }
        }
        return writer.bytes
    }
}
