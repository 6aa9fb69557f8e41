internal import MilvusClient
internal import MilvusModel

/// Brings users, roles and grants back, those that are there already left as they are.
struct AccessControlRestore: Sendable {
    /// These exist on every server, and nobody may create them.
    static let builtInRoles: Set<String> = ["admin", "public"]
    static let builtInUser = "root"

    let milvus: MilvusClient

    func restore(_ access: AccessControl) async throws -> [Finding] {
        do {
            let present = try await milvus.accessControl()
            let leftOut = try await milvus.restoreAccessControl(Self.missing(from: present, of: access))
            for membership in Self.missingMemberships(from: present, of: access) {
                try await milvus.addUser(membership.user, toRole: membership.role)
            }
            return leftOut.isEmpty ? [] : [Self.withoutPassword(leftOut)]
        } catch {
            try Task.checkCancellation()
            return [
                Finding(
                    "access-control-not-restored", subject: "milvus",
                    "Users, roles and grants could not be restored: \(error)", advice: error.advice)
            ]
        }
    }

    /// What the target doesn't have yet: a server refuses the whole when one name is taken.
    static func missing(from present: AccessControl, of wanted: AccessControl) -> AccessControl {
        var there = present
        there.users.append(UserDescription(name: builtInUser))
        there.roles += builtInRoles.map { RoleDescription(name: $0) }
        return wanted.subtracting(there)
    }

    /// Roles that users had and, being there already, don't have here. Users that come back bring theirs with them.
    static func missingMemberships(from present: AccessControl, of wanted: AccessControl) -> [(
        user: String, role: String
    )] {
        wanted.users.flatMap { user -> [(user: String, role: String)] in
            guard let here = present.users.first(where: { $0.name == user.name }) else { return [] }
            return user.roles.filter { !here.roles.contains($0) }.map { (user.name, $0) }
        }
    }

    private static func withoutPassword(_ users: [String]) -> Finding {
        Finding(
            "users-not-restored", subject: users.joined(separator: ", "),
            "These users were left out: this server takes no password hashes.",
            advice: "Create them with new passwords and give them their roles.")
    }
}
