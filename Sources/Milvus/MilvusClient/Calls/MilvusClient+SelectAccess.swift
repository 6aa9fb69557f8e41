internal import MilvusModel
internal import MilvusProtos

// Before 2.4.10 users, roles and grants are asked for one kind after the other.

extension MilvusClient {
    func selectAccessControl() async throws(MilvusClientError) -> AccessControl {
        let roles = try await selectRoles()
        return AccessControl(
            users: try await selectUsers(), roles: roles, grants: try await selectGrants(of: roles))
    }

    private func selectUsers() async throws(MilvusClientError) -> [UserDescription] {
        var request = WireSelectRequest()
        request.withMembers = true
        return try await unary(
            MilvusCall("SelectUser"), request, answering: WireSelectUserResponse.self
        ).results.map { UserDescription(name: $0.user.name, roles: $0.roles.map(\.name)) }
    }

    private func selectRoles() async throws(MilvusClientError) -> [RoleDescription] {
        try await unary(
            MilvusCall("SelectRole"), WireSelectRequest(), answering: WireSelectRoleResponse.self
        ).results.map { RoleDescription(name: $0.role.name, description: $0.role.description_p) }
    }

    /// A server tells the grants of one role in one database at a time.
    private func selectGrants(of roles: [RoleDescription]) async throws(MilvusClientError) -> [Grant] {
        var grants: [Grant] = []
        for database in try await listDatabases() {
            for role in roles {
                var request = WireSelectGrantRequest()
                request.entity.role = WireRole(role)
                request.entity.dbName = database.rawValue
                let call = MilvusCall("SelectGrant", database: database, subject: "role \(role.name)")
                let found = try await unary(call, request, answering: WireSelectGrantResponse.self).entities
                for grant in found.map(Grant.init) where !grants.contains(grant) { grants.append(grant) }
            }
        }
        return grants
    }
}
