internal import HTTPTransport
internal import ObjectStorage

/// One request on a bucket or an object, not yet addressed and signed: nothing is encoded.
struct S3Request: Sendable {
    typealias Field = (name: String, value: String)

    var operation: S3Operation
    var method: HTTPMethod
    /// Nil for requests on the bucket.
    var key: ObjectKey?
    /// What messages name when it isn't the key: a listing's prefix.
    var prefix: String?
    var query: [Field]
    var headers: [Field]
    var body: ObjectBody?

    init(
        _ operation: S3Operation, _ method: HTTPMethod, key: ObjectKey? = nil, prefix: String? = nil,
        query: [Field] = [], headers: [Field] = [], body: ObjectBody? = nil
    ) {
        self.operation = operation
        self.method = method
        self.key = key
        self.prefix = prefix
        self.query = query
        self.headers = headers
        self.body = body
    }

    var isReplayable: Bool { body?.isReplayable ?? true }
}
