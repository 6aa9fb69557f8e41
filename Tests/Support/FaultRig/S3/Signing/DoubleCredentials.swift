package import Basics

/// Keys that a double accepts.
package struct DoubleCredentials: Sendable {
    package var accessKeyID: String
    package var secretAccessKey: String
    package var sessionToken: String?
    /// From then on requests are refused with `ExpiredToken`.
    package var expiresAt: WallTime?

    package init(
        accessKeyID: String = "double", secretAccessKey: String = "secret-of-the-double", sessionToken: String? = nil,
        expiresAt: WallTime? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiresAt = expiresAt
    }
}
