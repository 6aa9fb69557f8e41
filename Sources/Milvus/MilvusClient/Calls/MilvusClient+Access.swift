package import Basics
package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Everything that the server tells. Password hashes only from 2.4.10 on; see
    /// ``UserDescription/passwordHash``.
    package func accessControl() async throws(MilvusClientError) -> AccessControl {
        guard try await features().has(.backupAccessControl) else { return try await selectAccessControl() }
        return AccessControl(
            try await unary(
                MilvusCall("BackupRBAC"), WireEmptyRequest(), answering: WireBackupAccessResponse.self
            ).meta)
    }

    /// Creates what `missing` names: the server must not have any of it (see ``AccessControl/subtracting(_:)``).
    ///
    /// Servers before 2.4.10 take no password hashes: there a user is created with the password that `passwords`
    /// gives. The names of users for whom it gives none come back; they were left out.
    package func restoreAccessControl(
        _ missing: AccessControl, passwords: [String: Secret] = [:]
    ) async throws(MilvusClientError) -> [String] {
        guard try await features().has(.backupAccessControl) else {
            return try await createOneByOne(missing, passwords: passwords)
        }
        var request = WireRestoreAccessRequest()
        request.meta = WireAccessMeta(missing)
        try await perform(MilvusCall("RestoreRBAC"), request)
        return []
    }

    package func createRole(_ role: RoleDescription) async throws(MilvusClientError) {
        var request = WireCreateRoleRequest()
        request.role = WireRole(role)
        try await perform(
            MilvusCall("CreateRole", subject: "role \(role.name)", isRepeatable: false), request)
    }

    package func createUser(_ name: String, password: Secret) async throws(MilvusClientError) {
        var request = WireCreateCredentialRequest()
        request.username = name
        request.password = Base64.encode(Array(password.reveal().utf8))
        try await perform(
            MilvusCall("CreateCredential", subject: "user \(name)", isRepeatable: false), request)
    }

    package func addUser(_ user: String, toRole role: String) async throws(MilvusClientError) {
        var request = WireOperateUserRoleRequest()
        request.username = user
        request.roleName = role
        try await perform(MilvusCall("OperateUserRole", subject: "user \(user), role \(role)"), request)
    }

    package func grant(_ grant: Grant) async throws(MilvusClientError) {
        var request = WireOperatePrivilegeRequest()
        request.entity = WireGrant(grant)
        let subject = "\(grant.privilege) on \(grant.objectType) \(grant.objectName) to role \(grant.role)"
        try await perform(
            MilvusCall("OperatePrivilege", database: grant.database, subject: subject), request)
    }

    private func createOneByOne(
        _ access: AccessControl, passwords: [String: Secret]
    ) async throws(MilvusClientError) -> [String] {
        for role in access.roles { try await createRole(role) }
        var leftOut: [String] = []
        for user in access.users {
            guard let password = passwords[user.name] else {
                leftOut.append(user.name)
                continue
            }
            try await createUser(user.name, password: password)
            for role in user.roles { try await addUser(user.name, toRole: role) }
        }
        for grant in access.grants { try await self.grant(grant) }
        return leftOut
    }
}
