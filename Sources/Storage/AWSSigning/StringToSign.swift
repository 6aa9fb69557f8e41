internal import Hashing

/// SigV4's second stage: the canonical request's hash with the time and the scope that it is signed for.
package struct StringToSign: Sendable, Hashable {
    package static let algorithm = "AWS4-HMAC-SHA256"

    /// The text as UTF-8; signed as it is.
    let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package init(_ request: CanonicalRequest, at time: SigningTime, scope: CredentialScope) {
        self.init(request, at: time, scopeText: scope.description)
    }

    init(_ request: CanonicalRequest, at time: SigningTime, scopeText: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(192)
        for line in [Self.algorithm, time.stamp, scopeText] {
            bytes += line.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes += SHA256.hash(request.bytes).hex.utf8
        self.bytes = bytes
    }
}
