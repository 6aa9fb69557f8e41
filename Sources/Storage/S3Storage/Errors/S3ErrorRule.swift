internal import ObjectStorage

/// What an error code of S3 means to us.
struct S3ErrorRule: Sendable {
    let code: ObjectStoreError.Code
    var isRetryable = false
    var advice: S3Advice?
}

/// The next step for the user; some need to know what was attempted.
enum S3Advice: Sendable {
    case text(String)
    /// Names the right that is missing.
    case grantPermission
}
