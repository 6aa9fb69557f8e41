internal import AWSSigning
internal import Basics
internal import HTTPTransport
internal import ObjectStorage

/// The JSON document in which containers, machines and processes hand out credentials:
/// `{"AccessKeyId": …, "SecretAccessKey": …, "Token" or "SessionToken": …, "Expiration": "2026-11-21T13:04:05Z"}`.
struct CredentialDocument {
    let value: JSONValue
    let failure: CredentialFailure

    init(_ bytes: [UInt8], _ failure: CredentialFailure) throws(ObjectStoreError) {
        self.failure = failure
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            // The parser's own words may quote what it found.
            throw failure.unreadable("it isn't JSON (byte \(error.offset))")
        }
    }

    func text(_ name: String) -> String? {
        value[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `token` is what the session token is called; `times` reads Expiration on our clock.
    func lease(token: String, _ times: LeaseTimes) throws(ObjectStoreError) -> CredentialLease {
        guard let accessKey = text("AccessKeyId"), let secret = text("SecretAccessKey") else {
            throw failure.unreadable("AccessKeyId or SecretAccessKey is missing")
        }
        let credentials = Credentials(
            accessKeyID: accessKey, secretAccessKey: Secret(secret), sessionToken: text(token).map { Secret($0) })
        guard let expiration = text("Expiration") else { return CredentialLease(credentials) }
        guard let expiresAt = times.ours(expiration) else {
            throw failure.unreadable("Expiration isn't a time of ISO 8601")
        }
        return CredentialLease(credentials, expiresAt: expiresAt)
    }
}
