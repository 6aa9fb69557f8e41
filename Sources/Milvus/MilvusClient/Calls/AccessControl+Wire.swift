internal import Basics
internal import MilvusModel
internal import MilvusProtos

extension AccessControl {
    init(_ wire: WireAccessMeta) {
        self.init(
            users: wire.users.map {
                UserDescription(
                    name: $0.user, passwordHash: $0.password.isEmpty ? nil : Secret($0.password),
                    roles: $0.roles.map(\.name))
            },
            roles: wire.roles.map { RoleDescription(name: $0.name, description: $0.description_p) },
            grants: wire.grants.map(Grant.init),
            privilegeGroups: wire.privilegeGroups.map {
                PrivilegeGroup(name: $0.groupName, privileges: $0.privileges.map(\.name))
            })
    }
}

extension Grant {
    init(_ wire: WireGrant) {
        self.init(
            role: wire.role.name, objectType: wire.object.name, objectName: wire.objectName,
            privilege: wire.grantor.privilege.name, grantor: wire.grantor.user.name,
            database: DatabaseName(wire.dbName))
    }
}

extension WireRole {
    init(_ role: RoleDescription) {
        self.init()
        name = role.name
        description_p = role.description
    }
}

extension WireGrant {
    init(_ grant: Grant) {
        self.init()
        role.name = grant.role
        object.name = grant.objectType
        objectName = grant.objectName
        grantor.privilege.name = grant.privilege
        grantor.user.name = grant.grantor
        dbName = grant.database.rawValue
    }
}

extension WireAccessMeta {
    init(_ access: AccessControl) {
        self.init()
        users = access.users.map(WireUser.init)
        roles = access.roles.map(WireRole.init)
        grants = access.grants.map(WireGrant.init)
        privilegeGroups = access.privilegeGroups.map(WirePrivilegeGroup.init)
    }
}

extension WireUser {
    fileprivate init(_ description: UserDescription) {
        self.init()
        user = description.name
        password = description.passwordHash?.reveal() ?? ""
        roles = description.roles.map { WireRole(RoleDescription(name: $0)) }
    }
}

extension WirePrivilegeGroup {
    fileprivate init(_ group: PrivilegeGroup) {
        self.init()
        groupName = group.name
        privileges = group.privileges.map { name in
            var wire = WireName()
            wire.name = name
            return wire
        }
    }
}
