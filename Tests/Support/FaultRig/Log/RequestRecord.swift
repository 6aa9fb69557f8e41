/// One request as a double saw it.
package struct RequestRecord: Sendable {
    /// The ``KillSwitch``'s number; 0 for requests of a client that was dead already.
    package var number: Int
    package var operation: S3Verb
    package var bucket: String
    /// Key, or the prefix of a listing; empty for other requests on a bucket.
    package var key: String
    /// Keys of a deletion of many.
    package var deletedKeys: [String] = []
    /// `bucket/key` of the source of a copy.
    package var copySource: String?
    /// The status that was sent; 0 when the connection was closed instead.
    package var status: Int
    /// The code of a refusal: `SlowDown`, `NoSuchKey` ….
    package var code: String?
    package var bytesIn: Int
    package var bytesOut: Int
    /// The fault that was put in, in its own words.
    package var fault: String?
    /// When it came, by the monotonic clock of the double, counted from its start.
    package var at: Duration
}
