package import Hashing

/// What a signature says about the body.
package enum PayloadHash: Sendable, Hashable {
    case sha256(Digest)
    /// The body isn't covered by the signature: for streamed bodies, where TLS or a checksum guards it.
    case unsigned

    /// Of a request without a body.
    package static let empty = PayloadHash.sha256(SHA256.hash([]))

    /// The value of `x-amz-content-sha256`, and the last line of the canonical request.
    package var text: String {
        switch self {
        case .sha256(let digest): digest.hex
        case .unsigned: "UNSIGNED-PAYLOAD"
        }
    }
}
