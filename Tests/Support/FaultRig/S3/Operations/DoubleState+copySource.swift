internal import Basics
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

    /// As a compaction with garbage collection does.
    mutating func removeSource(of call: S3Call) {
        guard let origin = CopyOrigin(header: call.header("x-amz-copy-source") ?? "") else { return }
        buckets[origin.bucket]?[ObjectKey(origin.key)] = nil
    }

    /// Another content of the same size, so that only the ETag tells.
    mutating func overwriteSource(of call: S3Call, at now: WallTime) {
        guard let origin = CopyOrigin(header: call.header("x-amz-copy-source") ?? ""),
            let old = buckets[origin.bucket]?[ObjectKey(origin.key)]
        else { return }
        let content = DoubleContent(old.content.bytes.map { ~$0 })
        buckets[origin.bucket]?[ObjectKey(origin.key)] = DoubleObject(
            content: content, etag: content.etag, lastModified: now)
    }
}
