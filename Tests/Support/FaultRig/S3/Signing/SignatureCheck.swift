internal import Basics
internal import Hashing
internal import StubServer

/// Checks a request's signature from AWS' description of version 4 alone; none of the signer's code is used.
///
/// Stricter than any one store: date, token, scope, payload hash and the headers that must be signed are all looked at.
struct SignatureCheck: Sendable {
    let credentials: [DoubleCredentials]
    let region: String
    let now: WallTime

    func check(_ request: StubRequest, _ target: S3Target) throws(S3Refusal) {
        guard let text = request.headers["authorization"] else {
            throw S3Refusal(403, "AccessDenied", "Anonymous requests are not allowed")
        }
        guard let authorization = AuthorizationHeader(text) else {
            throw S3Refusal(400, "AuthorizationHeaderMalformed", "The authorization header is malformed")
        }
        let date = request.headers["x-amz-date"] ?? ""
        try checkDate(date)
        try checkScope(authorization.scope, date)
        let key = try credentials(authorization, request)
        try checkSignedHeaders(authorization.signedHeaders, request)
        let canonical = try CanonicalForm(request, target, signedHeaders: authorization.signedHeaders).bytes
        let expected = signature(canonical, date, authorization.scope, secret: key.secretAccessKey)
        guard expected == authorization.signature else {
            var refusal = S3Refusal(
                403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided.")
            refusal.details = [("CanonicalRequest", String(decoding: canonical, as: UTF8.self))]
            throw refusal
        }
        if let expiry = key.expiresAt, expiry <= now {
            throw S3Refusal(400, "ExpiredToken", "The provided token has expired.")
        }
        try checkPayload(request)
    }

    private func checkDate(_ text: String) throws(S3Refusal) {
        guard let date = WallTime(basicFormat: text) else {
            throw S3Refusal(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header")
        }
        guard (now - date) <= .seconds(900), (date - now) <= .seconds(900) else {
            throw S3Refusal(
                403, "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.")
        }
    }

    private func checkScope(_ scope: [String], _ date: String) throws(S3Refusal) {
        guard scope[0] == date.prefix(8), scope[2] == "s3", scope[3] == "aws4_request" else {
            throw S3Refusal(400, "AuthorizationHeaderMalformed", "The credential scope is wrong: \(scope)")
        }
        guard scope[1] == region else {
            var refusal = S3Refusal(
                400, "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region '\(scope[1])' is wrong; expecting '\(region)'")
            refusal.details = [("Region", region)]
            throw refusal
        }
    }

    private func credentials(
        _ authorization: AuthorizationHeader, _ request: StubRequest
    ) throws(S3Refusal) -> DoubleCredentials {
        let known = credentials.filter { $0.accessKeyID == authorization.accessKeyID }
        guard !known.isEmpty else {
            throw S3Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist.")
        }
        let token = request.headers["x-amz-security-token"]
        guard let key = known.first(where: { $0.sessionToken == token }) else {
            throw S3Refusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
        }
        return key
    }

    private func checkSignedHeaders(_ signed: [String], _ request: StubRequest) throws(S3Refusal) {
        let present = request.headers.fields.map { $0.name.lowercased() }
        let required = present.filter { $0.hasPrefix("x-amz-") || $0 == "host" || $0 == "content-md5" }
        guard signed == signed.sorted(), Set(signed).count == signed.count, Set(required).isSubset(of: signed),
            signed.contains("host"), Set(signed).isSubset(of: present)
        else {
            throw S3Refusal(403, "AccessDenied", "There were headers present in the request which were not signed")
        }
    }

    private func signature(_ canonical: [UInt8], _ date: String, _ scope: [String], secret: String) -> String {
        let text = [
            "AWS4-HMAC-SHA256", date, scope.joined(separator: "/"), SHA256.hash(canonical).hex,
        ].joined(separator: "\n")
        let key = scope.reduce(Array(("AWS4" + secret).utf8)) { key, word in
            HMACSHA256.authenticate(key: key, message: Array(word.utf8)).bytes
        }
        return HMACSHA256.authenticate(key: key, message: Array(text.utf8)).hex
    }

    /// Body and length are what was announced and signed.
    private func checkPayload(_ request: StubRequest) throws(S3Refusal) {
        if request.headers["transfer-encoding"] != nil {
            throw S3Refusal(501, "NotImplemented", "A header you provided implies functionality not implemented")
        }
        if let length = request.headers["content-length"], Int(length) != request.bodyByteCount {
            throw S3Refusal(400, "IncompleteBody", "You did not provide the number of bytes specified")
        }
        if request.method == "PUT", request.headers["content-length"] == nil {
            throw S3Refusal(411, "MissingContentLength", "You must provide the Content-Length HTTP header.")
        }
        guard request.bodyByteCount == request.body.count else {
            throw S3Refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        }
        let payload = request.headers["x-amz-content-sha256"] ?? ""
        guard payload == "UNSIGNED-PAYLOAD" || payload == SHA256.hash(request.body).hex else {
            throw S3Refusal(
                400, "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' does not match what was computed.")
        }
        if let md5 = request.headers["content-md5"], md5 != MD5.hash(request.body).base64 {
            throw S3Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
        }
    }
}
