internal import Hashing

/// SigV4's second stage: the canonical request's hash with the time and the scope that it is signed for.
package struct StringToSign: Sendable, Hashable {
    package static let algorithm = "AWS4-HMAC-SHA256"

    package let text: String

    package init(_ request: CanonicalRequest, at time: SigningTime, scope: CredentialScope) {
        self.init(request, at: time, scopeText: scope.description)
    }

    init(_ request: CanonicalRequest, at time: SigningTime, scopeText: String) {
        text = "\(Self.algorithm)\n\(time.stamp)\n\(scopeText)\n\(SHA256.hash(request.bytes).hex)"
    }
}
