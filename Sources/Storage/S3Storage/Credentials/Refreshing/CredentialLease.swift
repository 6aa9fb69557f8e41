package import AWSSigning
package import Basics

/// Credentials, and until when they hold.
package struct CredentialLease: Sendable, Equatable {
    package var credentials: Credentials
    /// By our clock; nil when the source names no end.
    package var expiresAt: WallTime?

    package init(_ credentials: Credentials, expiresAt: WallTime? = nil) {
        self.credentials = credentials
        self.expiresAt = expiresAt
    }
}
