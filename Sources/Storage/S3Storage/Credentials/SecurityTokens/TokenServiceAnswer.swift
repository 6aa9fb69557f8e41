internal import AWSSigning
internal import Basics
internal import HTTPTransport
internal import ObjectStorage
internal import XMLStream

/// The token service's answer: `…Result/Credentials`, or `ErrorResponse/Error` (MinIO and AWS alike).
struct TokenServiceAnswer {
    let status: Int
    let headers: HTTPHeaders
    /// Nil for what isn't XML, or too large to be an answer.
    private let document: XMLElement?

    init(_ response: HTTPCollectedResponse) {
        status = response.status
        headers = response.headers
        document = try? XMLElement(
            parsing: response.body, limits: XMLLimits(depth: 16, documentBytes: 64 << 10, textBytes: 32 << 10))
    }

    func lease(_ failure: CredentialFailure, now: WallTime) throws(ObjectStoreError) -> CredentialLease {
        guard status == 200 else { throw refusal(failure) }
        guard let credentials = document?.children.lazy.compactMap({ $0["Credentials"] }).first else {
            throw failure.unreadable("it has no Credentials")
        }
        guard let accessKey = Self.text(credentials, "AccessKeyId"),
            let secret = Self.text(credentials, "SecretAccessKey"), let token = Self.text(credentials, "SessionToken")
        else { throw failure.unreadable("its Credentials aren't complete") }
        let times = LeaseTimes(headers, now: now)
        guard let expiresAt = Self.text(credentials, "Expiration").flatMap(times.ours) else {
            throw failure.unreadable("its Expiration isn't a time")
        }
        return CredentialLease(
            Credentials(accessKeyID: accessKey, secretAccessKey: Secret(secret), sessionToken: Secret(token)),
            expiresAt: expiresAt)
    }

    var code: String? { error.flatMap { Self.text($0, "Code") } }

    private var error: XMLElement? { document.flatMap { $0.name == "Error" ? $0 : $0["Error"] } }

    private func refusal(_ failure: CredentialFailure) -> ObjectStoreError {
        let words = [code, error.flatMap { Self.text($0, "Message") }].compactMap { $0 }.joined(separator: ": ")
        var result = failure.refused(status: status, words, advice: Self.advice(code))
        result.requestID = headers["x-amzn-requestid"] ?? document.flatMap { Self.text($0, "RequestId") }
        if let code, Self.passing.contains(code) { result.isRetryable = true }
        return result
    }

    /// Codes of refusals that pass by themselves, with a status that doesn't say so.
    private static let passing: Set = [
        "IDPCommunicationError", "Throttling", "ThrottlingException", "RequestLimitExceeded",
    ]

    private static func advice(_ code: String?) -> String? {
        switch code {
        case "AccessDenied": "Allow sts:AssumeRole to who asks, and name it in the role's trust policy."
        case "ExpiredTokenException", "InvalidIdentityToken", "IDPRejectedClaim":
            "Check the web identity token: whether its file is kept up to date, and its audience."
        case "ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch":
            "Check the credentials that the role is assumed with."
        case "RegionDisabledException": "Choose a region whose token service is activated."
        default: nil
        }
    }

    private static func text(_ element: XMLElement, _ name: String) -> String? {
        element[name].flatMap { $0.text.isEmpty ? nil : $0.text }
    }
}
