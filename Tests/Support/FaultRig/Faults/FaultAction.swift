/// What goes wrong with one request.
package enum FaultAction: Sendable, Equatable {
    // MARK: The effect doesn't happen

    /// Refused with this status and S3 code; `Retry-After` in seconds where given.
    case refuse(status: Int, code: String, retryAfter: Int? = nil)
    /// The connection is reset when the whole request has come.
    case resetBeforeEffect
    /// The connection is reset when so many bytes of the request's body have come.
    case cutRequest(afterBytes: Int)
    /// Nothing is answered, nothing is closed.
    case stall
    /// 200, and an error document as the body (CopyObject, UploadPartCopy, CompleteMultipartUpload).
    case errorInside200(code: String)
    /// The answer of success, and nothing is stored.
    case loseEffect
    /// The source of a copy is gone when the copy begins, as after a compaction.
    case vanishSource
    /// The source of a copy is another object by now, under the same key.
    case overwriteSource
    /// `ExpiredToken`, whatever the credentials.
    case expireToken

    // MARK: The effect happens

    /// The connection is reset instead of the answer.
    case resetAfterEffect
    /// A refusal although it happened: a gateway that gave up waiting.
    case refuseAfterEffect(status: Int, code: String)
    /// It happens twice, as when a proxy sends a request again; the second answer is given.
    case applyTwice
    /// The body ends before the announced length, then the connection is closed in good order.
    case truncateBody
    /// The body comes in chunks and ends early, in good order: nothing tells that some is missing but the store's word.
    case endChunksEarly
    /// One bit of the body is wrong.
    case flipBit
    /// Another ETag than the object's, in headers and documents.
    case wrongETag
    /// The body comes at this pace.
    case trickle(bytesPerSecond: Int)
    /// Objects written less than this ago are missing from the page.
    case staleListing(age: Duration)
    /// Another body altogether, with the status given.
    case replaceBody(status: Int, bytes: [UInt8])
    /// The answer comes later by something between the two.
    case delay(ClosedRange<Duration>)

    package static let slowDown = FaultAction.refuse(status: 503, code: "SlowDown")
    package static let internalError = FaultAction.refuse(status: 500, code: "InternalError")
    package static let tooManyRequests = FaultAction.refuse(status: 429, code: "TooManyRequests", retryAfter: 1)
}
