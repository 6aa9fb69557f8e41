/// The operations of S3 that the double knows, by AWS' own names.
package enum S3Verb: String, Sendable, CaseIterable {
    case createBucket = "CreateBucket"
    case headBucket = "HeadBucket"
    case deleteBucket = "DeleteBucket"
    case getBucketLocation = "GetBucketLocation"
    case listBuckets = "ListBuckets"
    case listObjects = "ListObjectsV2"
    case headObject = "HeadObject"
    case getObject = "GetObject"
    case putObject = "PutObject"
    case copyObject = "CopyObject"
    case deleteObject = "DeleteObject"
    case deleteObjects = "DeleteObjects"
    case createUpload = "CreateMultipartUpload"
    case uploadPart = "UploadPart"
    case copyPart = "UploadPartCopy"
    case completeUpload = "CompleteMultipartUpload"
    case abortUpload = "AbortMultipartUpload"
    case listUploads = "ListMultipartUploads"
    case listParts = "ListParts"
    /// What the double doesn't know: answered with `NotImplemented`.
    case other = "Other"

    package var writesObject: Bool { [.putObject, .copyObject, .completeUpload].contains(self) }

    /// Whether a second application of the request changes nothing: faults that repeat an effect keep to these.
    package var isIdempotent: Bool { ![.createUpload, .completeUpload].contains(self) }
}
