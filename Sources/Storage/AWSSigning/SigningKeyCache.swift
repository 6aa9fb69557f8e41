/// Keeps the last signing key, so that requests of one day, region and service derive it once.
///
/// A value that its caller owns (and guards, when several tasks sign).
package struct SigningKeyCache: Sendable {
    private var last: (credentials: Credentials, key: SigningKey)?

    package init() {}

    package mutating func key(for credentials: Credentials, scope: CredentialScope) -> SigningKey {
        if let last, last.key.scope == scope, last.credentials == credentials { return last.key }
        let key = SigningKey(credentials: credentials, scope: scope)
        last = (credentials, key)
        return key
    }
}
