package import Basics

/// Signs requests with AWS Signature Version 4 in headers. Pure: the time, the credentials and the keys are handed in.
///
/// ```swift
/// let signer = SigV4Signer(region: "eu-central-1", service: "s3", rules: .s3)
/// let signed = signer.sign(request, at: clock.now(), credentials: credentials, keys: &keys)
/// ```
package struct SigV4Signer: Sendable, Hashable {
    package var region: String
    package var service: String
    package var rules: SigningRules

    package init(region: String, service: String = "s3", rules: SigningRules = .s3) {
        self.region = region
        self.service = service
        self.rules = rules
    }

    package func scope(at time: SigningTime) -> CredentialScope {
        CredentialScope(day: time.day, region: region, service: service)
    }

    package func sign(
        _ request: SignableRequest, at time: WallTime, credentials: Credentials, keys: inout SigningKeyCache
    ) -> SignedRequest {
        let time = SigningTime(time)
        let key = keys.key(for: credentials, scope: scope(at: time))
        return sign(request, at: time, credentials: credentials, key: key)
    }

    /// `key` is that of these credentials for the scope at that time (see ``scope(at:)``): a caller whose tasks share a
    /// cache takes it out under a lock, and signs outside.
    package func sign(
        _ request: SignableRequest, at time: SigningTime, credentials: Credentials, key: SigningKey
    ) -> SignedRequest {
        var added = addedHeaders(for: request, at: time, credentials: credentials)
        let canonical = CanonicalRequest(request, adding: added, rules: rules)
        let signature = key.sign(StringToSign(canonical, at: time, scopeText: key.scopeText))
        var proof: [UInt8] = []
        proof.reserveCapacity(320)
        for word in [
            StringToSign.algorithm, " Credential=", credentials.accessKeyID, "/", key.scopeText, ", SignedHeaders=",
            canonical.signedHeaders, ", Signature=", signature.hex,
        ] {
            proof += word.utf8
        }
        added.append(("authorization", String(decoding: proof, as: UTF8.self)))
        return SignedRequest(
            encodedPath: canonical.encodedPath, encodedQuery: canonical.encodedQuery, headers: added)
    }

    /// The headers that signing adds and covers.
    package func addedHeaders(
        for request: SignableRequest, at time: SigningTime, credentials: Credentials
    ) -> [SignableRequest.Field] {
        var headers: [SignableRequest.Field] = [("x-amz-date", time.stamp)]
        headers.reserveCapacity(4)
        if rules.sendsPayloadHash { headers.append(("x-amz-content-sha256", request.payload.text)) }
        if let token = credentials.sessionToken { headers.append(("x-amz-security-token", token.reveal())) }
        return headers
    }
}
