extension AccessControl {
    /// Without what `other` has: users, roles and groups by name, grants as a whole, whoever gave them.
    package func subtracting(_ other: AccessControl) -> AccessControl {
        let users = Set(other.users.map(\.name))
        let roles = Set(other.roles.map(\.name))
        let groups = Set(other.privilegeGroups.map(\.name))
        let grants = Set(other.grants.map(\.withoutGrantor))
        return AccessControl(
            users: self.users.filter { !users.contains($0.name) },
            roles: self.roles.filter { !roles.contains($0.name) },
            grants: self.grants.filter { !grants.contains($0.withoutGrantor) },
            privilegeGroups: privilegeGroups.filter { !groups.contains($0.name) })
    }
}

extension Grant {
    fileprivate var withoutGrantor: Grant {
        var grant = self
        grant.grantor = ""
        return grant
    }
}
