package import ObjectStorage

/// Which bucket, and how to talk about it.
package struct S3Configuration: Sendable {
    package var endpoint: S3Endpoint
    package var bucket: String
    /// What requests are signed for. When it is wrong, the store's answer names the right one, which is used then.
    package var region: String
    package var capabilities: StoreCapabilities
    /// Bodies in memory up to this size are covered by the signature (SHA-256 in `x-amz-content-sha256`); larger ones
    /// and streams are sent as `UNSIGNED-PAYLOAD`, also over plain HTTP: a stream can't be hashed before it is sent.
    package var signedBodyLimit: Int
    /// How long the store may be silent while it copies or joins objects: it may move gigabytes before it answers.
    package var copySilence: Duration

    package init(
        endpoint: S3Endpoint, bucket: String, region: String = "us-east-1",
        capabilities: StoreCapabilities = StoreCapabilities(conditionalPut: true), signedBodyLimit: Int = 8 << 20,
        copySilence: Duration = .seconds(600)
    ) {
        self.endpoint = endpoint
        self.bucket = bucket
        self.region = region
        self.capabilities = capabilities
        self.signedBodyLimit = signedBodyLimit
        self.copySilence = copySilence
    }
}
