package import Basics
package import MilvusModel

extension MilvusClient {
    /// Everything that the server tells. Password hashes only from 2.4.10 on; see ``UserDescription/passwordHash``.
    package func accessControl() async throws(MilvusClientError) -> AccessControl {
        throw unbuilt()
    }

    /// Creates what `access` names. Servers before 2.4.10 can't take password hashes: users that don't exist there are
    /// created with the password that `passwords` gives, and left out when it gives none.
    ///
    /// - Returns: users that were left out.
    package func restoreAccessControl(_ access: AccessControl, passwords: [String: Secret] = [:])
        async throws(MilvusClientError) -> [String]
    {
        throw unbuilt()
    }

    package func createRole(_ role: RoleDescription) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func createUser(_ name: String, password: Secret) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func addUser(_ user: String, toRole role: String) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func grant(_ grant: Grant) async throws(MilvusClientError) {
        throw unbuilt()
    }
}
