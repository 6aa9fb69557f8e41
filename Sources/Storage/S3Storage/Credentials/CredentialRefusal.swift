internal import AWSSigning

/// How services say that credentials aren't good any more, in contrast to credentials that may not do something.
enum CredentialRefusal {
    /// AWS (S3, STS), MinIO, Ceph, Alibaba. A key that isn't known may have been rotated away.
    static let codes: Set = [
        "ExpiredToken", "ExpiredTokenException", "InvalidToken", "InvalidTokenId", "TokenRefreshRequired",
        "InvalidAccessKeyId", "InvalidClientTokenId", "SecurityTokenExpired", "InvalidSecurityToken",
    ]

    /// Answers to HEAD have no code. AWS says 400 there when the token has expired, and hardly ever else.
    static func isMeant(by answer: S3ErrorAnswer, to credentials: Credentials) -> Bool {
        guard let code = answer.code else { return answer.status == 400 && credentials.sessionToken != nil }
        return codes.contains(code)
    }
}
