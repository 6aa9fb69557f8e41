package import Basics

/// A user and the roles they have.
package struct UserDescription: Hashable, Sendable {
    package var name: String
    /// As the server keeps it; nil when it doesn't tell (before 2.4.10).
    package var passwordHash: Secret?
    package var roles: [String]

    package init(name: String, passwordHash: Secret? = nil, roles: [String] = []) {
        self.name = name
        self.passwordHash = passwordHash
        self.roles = roles
    }
}
