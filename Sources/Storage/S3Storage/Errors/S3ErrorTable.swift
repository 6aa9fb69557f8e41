internal import ObjectStorage

/// The codes that S3 and its likes answer with: the one place where they get a meaning.
enum S3ErrorTable {
    static func rule(code: String?, status: Int) -> S3ErrorRule {
        code.flatMap { byCode[$0] } ?? byStatus[status] ?? S3ErrorRule(code: .other, isRetryable: status >= 500)
    }

    private static let byCode: [String: S3ErrorRule] = [
        // Who asks
        "AccessDenied": S3ErrorRule(code: .accessDenied, advice: .grantPermission),
        "AllAccessDisabled": S3ErrorRule(code: .accessDenied, advice: .grantPermission),
        "AccountProblem": S3ErrorRule(
            code: .accessDenied, advice: .text("Ask the provider what is wrong with the account.")),
        "InvalidAccessKeyId": S3ErrorRule(
            code: .invalidCredentials, advice: .text("Check the access key id; this store doesn't know it.")),
        "SignatureDoesNotMatch": S3ErrorRule(
            code: .invalidCredentials, advice: .text("Check the secret key.")),
        "InvalidToken": S3ErrorRule(code: .invalidCredentials, advice: .text("Check the session token.")),
        "InvalidTokenId": S3ErrorRule(code: .invalidCredentials, advice: .text("Check the session token.")),
        "ExpiredToken": S3ErrorRule(code: .invalidCredentials, advice: .text("Get new temporary credentials.")),
        "TokenRefreshRequired": S3ErrorRule(code: .invalidCredentials, advice: .text("Get new temporary credentials.")),
        "SecurityTokenExpired": S3ErrorRule(code: .invalidCredentials, advice: .text("Get new temporary credentials.")),
        "RequestTimeTooSkewed": S3ErrorRule(
            code: .invalidCredentials, advice: .text("Set this machine's clock (NTP); it differs from the store's.")),
        "AuthorizationHeaderMalformed": S3ErrorRule(code: .invalidCredentials, advice: .text("Check the region.")),
        "PermanentRedirect": S3ErrorRule(
            code: .invalidRequest, advice: .text("Check the endpoint and the region; the bucket lies elsewhere.")),

        // What is asked for
        "NoSuchKey": S3ErrorRule(code: .notFound),
        "NoSuchVersion": S3ErrorRule(code: .notFound),
        "NoSuchUpload": S3ErrorRule(code: .notFound),
        "NoSuchBucket": S3ErrorRule(
            code: .bucketNotFound, advice: .text("Check the bucket's name, or create the bucket.")),
        "PreconditionFailed": S3ErrorRule(code: .preconditionFailed),
        "InvalidRange": S3ErrorRule(code: .invalidRange),
        "BucketAlreadyExists": S3ErrorRule(
            code: .alreadyExists, advice: .text("The name belongs to somebody else; choose another one.")),
        "InvalidBucketName": S3ErrorRule(code: .invalidRequest, advice: .text("Check the bucket's name.")),
        "InvalidPart": S3ErrorRule(code: .invalidRequest),
        "InvalidPartOrder": S3ErrorRule(code: .invalidRequest),
        "EntityTooSmall": S3ErrorRule(code: .invalidRequest, advice: .text("Choose larger parts (at least 5 MiB).")),
        "EntityTooLarge": S3ErrorRule(
            code: .invalidRequest, advice: .text("Lower the size from which on objects are copied in parts.")),
        "KeyTooLongError": S3ErrorRule(code: .invalidRequest),
        "InvalidObjectState": S3ErrorRule(
            code: .accessDenied, advice: .text("The object is in an archive class; bring it back first.")),
        "QuotaExceeded": S3ErrorRule(code: .other, advice: .text("Free some space, or have the quota raised.")),
        "XMinioStorageFull": S3ErrorRule(code: .other, advice: .text("Free some space on the store.")),
        "NotImplemented": S3ErrorRule(code: .notSupported, advice: .text("This store can't do that.")),
        "MethodNotAllowed": S3ErrorRule(code: .notSupported),

        // What passed on the way
        "BadDigest": S3ErrorRule(code: .damaged, isRetryable: true),
        "XAmzContentSHA256Mismatch": S3ErrorRule(code: .damaged, isRetryable: true),
        "IncompleteBody": S3ErrorRule(code: .connection, isRetryable: true),
        "RequestTimeout": S3ErrorRule(code: .timeout, isRetryable: true),

        // What passes again
        "SlowDown": S3ErrorRule(
            code: .throttled, isRetryable: true, advice: .text("Lower the number of parallel copies.")),
        "SlowDownRead": S3ErrorRule(
            code: .throttled, isRetryable: true, advice: .text("Lower the number of parallel copies.")),
        "SlowDownWrite": S3ErrorRule(
            code: .throttled, isRetryable: true, advice: .text("Lower the number of parallel copies.")),
        "RequestLimitExceeded": S3ErrorRule(code: .throttled, isRetryable: true),
        "Throttling": S3ErrorRule(code: .throttled, isRetryable: true),
        "ThrottlingException": S3ErrorRule(code: .throttled, isRetryable: true),
        "TooManyRequests": S3ErrorRule(code: .throttled, isRetryable: true),
        "InternalError": S3ErrorRule(code: .unavailable, isRetryable: true),
        "ServiceUnavailable": S3ErrorRule(code: .unavailable, isRetryable: true),
        "OperationAborted": S3ErrorRule(code: .unavailable, isRetryable: true),
        "ConditionalRequestConflict": S3ErrorRule(code: .unavailable, isRetryable: true),
        "ConcurrentModification": S3ErrorRule(code: .unavailable, isRetryable: true),
    ]

    /// For answers without a code: HEAD has no body, and proxies have their own pages.
    private static let byStatus: [Int: S3ErrorRule] = [
        301: S3ErrorRule(
            code: .invalidRequest, advice: .text("Check the endpoint and the region; the bucket lies elsewhere.")),
        307: S3ErrorRule(code: .unavailable, isRetryable: true),
        400: S3ErrorRule(code: .invalidRequest),
        401: S3ErrorRule(code: .invalidCredentials, advice: .text("Check the access key and the secret key.")),
        403: S3ErrorRule(code: .accessDenied, advice: .grantPermission),
        404: S3ErrorRule(code: .notFound),
        405: S3ErrorRule(code: .notSupported),
        408: S3ErrorRule(code: .timeout, isRetryable: true),
        409: S3ErrorRule(code: .unavailable, isRetryable: true),
        412: S3ErrorRule(code: .preconditionFailed),
        416: S3ErrorRule(code: .invalidRange),
        429: S3ErrorRule(code: .throttled, isRetryable: true),
        500: S3ErrorRule(code: .unavailable, isRetryable: true),
        501: S3ErrorRule(code: .notSupported, advice: .text("This store can't do that.")),
        502: S3ErrorRule(code: .unavailable, isRetryable: true),
        503: S3ErrorRule(code: .throttled, isRetryable: true),
        504: S3ErrorRule(code: .unavailable, isRetryable: true),
    ]
}
