package import Basics

/// How a double behaves when no fault is put in.
package struct S3DoubleConfiguration: Sendable {
    /// There from the beginning.
    package var buckets: [String]
    package var region: String
    package var credentials: [DoubleCredentials]
    /// Where the double has its time from.
    package var clock: WallClock
    /// What becomes of `If-None-Match: *` on PUT.
    package var conditions: ConditionalWrites
    /// `x-amz-checksum-*` are honoured; else they are ignored, as radosgw 16 does.
    package var checksums: Bool
    /// Smallest part but the last, in bytes.
    package var minimumPartSize: Int64
    /// Largest object that one PUT or one CopyObject takes, in bytes.
    package var singleRequestLimit: Int64
    /// `<bucket>.<domain>` as a host name addresses the bucket.
    package var domains: [String]
    /// Nil: a port of the system's choice.
    package var port: Int?

    package init(
        buckets: [String] = ["source", "backup"], region: String = "us-east-1",
        credentials: [DoubleCredentials] = [DoubleCredentials()], clock: WallClock = .system,
        conditions: ConditionalWrites = .honoured, checksums: Bool = true, minimumPartSize: Int64 = 5 << 20,
        singleRequestLimit: Int64 = 5 << 30, domains: [String] = ["localhost"], port: Int? = nil
    ) {
        self.buckets = buckets
        self.region = region
        self.credentials = credentials
        self.clock = clock
        self.conditions = conditions
        self.checksums = checksums
        self.minimumPartSize = minimumPartSize
        self.singleRequestLimit = singleRequestLimit
        self.domains = domains
        self.port = port
    }
}
