/// What a request is for: its words in messages, and the right that it needs.
struct S3Operation: Sendable, Equatable {
    /// Reads well after "Cannot".
    let name: String
    /// The action of an access policy.
    let permission: String
    /// The store works before it answers: silence isn't a broken connection yet.
    var worksInSilence = false

    static let head = S3Operation(name: "head", permission: "s3:GetObject")
    static let read = S3Operation(name: "read", permission: "s3:GetObject")
    static let write = S3Operation(name: "write", permission: "s3:PutObject")
    static let copy = S3Operation(
        name: "copy", permission: "s3:GetObject on the source and s3:PutObject", worksInSilence: true)
    static let list = S3Operation(name: "list", permission: "s3:ListBucket")
    static let delete = S3Operation(name: "delete", permission: "s3:DeleteObject")
    static let createUpload = S3Operation(name: "begin upload of", permission: "s3:PutObject")
    static let completeUpload = S3Operation(
        name: "complete upload of", permission: "s3:PutObject", worksInSilence: true)
    static let abortUpload = S3Operation(name: "abort upload of", permission: "s3:AbortMultipartUpload")
    static let listUploads = S3Operation(name: "list uploads of", permission: "s3:ListBucketMultipartUploads")
    static let listParts = S3Operation(name: "list parts of", permission: "s3:ListMultipartUploadParts")
    static let createBucket = S3Operation(name: "create bucket", permission: "s3:CreateBucket")

    static func uploadPart(_ number: Int) -> S3Operation {
        S3Operation(name: "upload part \(number) of", permission: "s3:PutObject")
    }

    static func copyPart(_ number: Int) -> S3Operation {
        S3Operation(
            name: "copy part \(number) of", permission: "s3:GetObject on the source and s3:PutObject",
            worksInSilence: true)
    }
}
