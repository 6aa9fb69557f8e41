/// A request that the double says no to.
struct S3Refusal: Error, Sendable {
    var status: Int
    var code: String
    var message: String
    /// Further elements of the error document: `Region`, `Key` ….
    var details: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static let noSuchKey = S3Refusal(404, "NoSuchKey", "The specified key does not exist.")
    static let noSuchBucket = S3Refusal(404, "NoSuchBucket", "The specified bucket does not exist.")
    static let noSuchUpload = S3Refusal(404, "NoSuchUpload", "The specified upload does not exist.")
    static let preconditionFailed = S3Refusal(
        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
    static let malformedXML = S3Refusal(
        400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our schema")

    static func invalidArgument(_ message: String) -> S3Refusal { S3Refusal(400, "InvalidArgument", message) }
}
