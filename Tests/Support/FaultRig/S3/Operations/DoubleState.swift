internal import Basics
internal import ObjectStorage
internal import XMLStream

/// All that a double holds, and the operations on it, each of which is one step: it happens whole or not at all.
struct DoubleState: Sendable {
    let configuration: S3DoubleConfiguration
    var buckets: [String: DoubleBucket] = [:]
    private var uploadCount = 0

    init(_ configuration: S3DoubleConfiguration) {
        self.configuration = configuration
        for name in configuration.buckets { buckets[name] = DoubleBucket() }
    }

    mutating func perform(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        switch call.verb {
        case .createBucket: try createBucket(call)
        case .listBuckets: listBuckets()
        case .other: throw S3Refusal(501, "NotImplemented", "The double doesn't know this request.")
        default:
            if buckets[call.bucket] == nil { throw .noSuchBucket } else { try performInBucket(call, at: now) }
        }
    }

    private mutating func performInBucket(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        switch call.verb {
        case .headObject, .getObject: try read(call)
        case .putObject: try put(call, at: now)
        case .copyObject: try copy(call, at: now)
        case .deleteObject: deleteOne(call)
        case .deleteObjects: try deleteMany(call)
        case .listObjects: try listObjects(call)
        case .createUpload: try createUpload(call, at: now)
        case .uploadPart: try uploadPart(call, at: now)
        case .copyPart: try copyPart(call, at: now)
        case .completeUpload: try completeUpload(call, at: now)
        case .abortUpload: try abortUpload(call)
        case .listUploads: listUploads(call)
        case .listParts: try listParts(call)
        case .deleteBucket: try deleteBucket(call)
        case .getBucketLocation: S3Reply("LocationConstraint") { _ in }
        case .headBucket, .createBucket, .listBuckets, .other: S3Reply()
        }
    }

    mutating func newUploadID() -> String {
        uploadCount += 1
        return "upload-\(uploadCount)"
    }
}

// MARK: - Buckets

extension DoubleState {
    private mutating func createBucket(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        guard buckets[call.bucket] == nil else {
            throw S3Refusal(409, "BucketAlreadyOwnedByYou", "You already own the bucket.")
        }
        let isNamed = call.bucket.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) }
        guard isNamed, (3...63).contains(call.bucket.utf8.count) else {
            throw S3Refusal(400, "InvalidBucketName", "The specified bucket is not valid.")
        }
        buckets[call.bucket] = DoubleBucket()
        return S3Reply(headers: [("location", "/\(call.bucket)")])
    }

    private func listBuckets() -> S3Reply {
        S3Reply("ListAllMyBucketsResult") { result in
            result.element("Buckets") { list in
                for name in buckets.keys.sorted() { list.element("Bucket") { $0.element("Name", name) } }
            }
        }
    }

    private mutating func deleteBucket(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        guard buckets[call.bucket]?.objects.isEmpty ?? true else {
            throw S3Refusal(409, "BucketNotEmpty", "The bucket you tried to delete is not empty")
        }
        buckets[call.bucket] = nil
        return S3Reply(204)
    }
}
