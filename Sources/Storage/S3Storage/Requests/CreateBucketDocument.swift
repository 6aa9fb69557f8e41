internal import XMLStream

/// The body of CreateBucket.
enum CreateBucketDocument {
    static func bytes(region: String) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("CreateBucketConfiguration", namespace: S3Namespace.text) { configuration in
            configuration.element("LocationConstraint", region)
        }
        return writer.bytes
    }
}
