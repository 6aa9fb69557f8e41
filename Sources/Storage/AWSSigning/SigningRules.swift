/// Where S3's way of signing differs from that of the other AWS services.
package struct SigningRules: Sendable, Hashable {
    /// Whether `.`, `..` and empty segments of the path are resolved before signing. S3 doesn't: they are part of keys.
    package var normalizesPath: Bool
    /// Whether `x-amz-content-sha256` is sent and signed. S3 demands it.
    package var sendsPayloadHash: Bool

    package init(normalizesPath: Bool, sendsPayloadHash: Bool) {
        self.normalizesPath = normalizesPath
        self.sendsPayloadHash = sendsPayloadHash
    }

    package static let s3 = SigningRules(normalizesPath: false, sendsPayloadHash: true)
    package static let generic = SigningRules(normalizesPath: true, sendsPayloadHash: false)
}
