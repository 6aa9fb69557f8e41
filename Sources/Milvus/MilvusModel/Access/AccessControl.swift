/// Users, roles and grants of a cluster.
package struct AccessControl: Hashable, Sendable {
    package var users: [UserDescription]
    package var roles: [RoleDescription]
    package var grants: [Grant]
    package var privilegeGroups: [PrivilegeGroup]

    package init(
        users: [UserDescription] = [], roles: [RoleDescription] = [], grants: [Grant] = [],
        privilegeGroups: [PrivilegeGroup] = []
    ) {
        self.users = users
        self.roles = roles
        self.grants = grants
        self.privilegeGroups = privilegeGroups
    }
}
