internal import ObjectStorage

extension DoubleState {
    /// The object that a copy names, its conditions checked.
    func copySource(_ call: S3Call) throws(S3Refusal) -> (origin: CopyOrigin, object: DoubleObject) {
        guard let origin = CopyOrigin(header: call.header("x-amz-copy-source") ?? "") else {
            throw .invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
        }
        guard let bucket = buckets[origin.bucket] else { throw .noSuchBucket }
        guard let object = bucket[ObjectKey(origin.key)] else { throw .noSuchKey }
        if let expected = call.header("x-amz-copy-source-if-match"), !ETagCondition(expected).holds(for: object.etag) {
            throw .preconditionFailed
        }
        return (origin, object)
    }
}
