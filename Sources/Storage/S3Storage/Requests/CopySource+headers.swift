internal import AWSSigning
internal import ObjectStorage

extension CopySource {
    /// `ownBucket` stands for the bucket that the source doesn't name.
    func headers(ownBucket: String) -> [S3Request.Field] {
        let path = "/\(bucket ?? ownBucket)/\(key)"
        var headers = [(name: "x-amz-copy-source", value: PercentEncoding.encode(path, keepingSlashes: true))]
        if let ifMatch { headers.append((name: "x-amz-copy-source-if-match", value: ifMatch.quoted)) }
        return headers
    }
}

extension ETag {
    /// As headers want it.
    var quoted: String { "\"\(value)\"" }
}

extension Range<Int64> {
    /// The form of `Range` and `x-amz-copy-source-range`, whose end is inclusive.
    var httpRange: String { "bytes=\(lowerBound)-\(upperBound - 1)" }
}
