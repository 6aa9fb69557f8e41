import MilvusModel
import Testing

@testable import BackupEngine

@Suite("Access control restore")
struct AccessControlRestoreTests {
    @Test("leaves alone what the target has, and what every server has")
    func missing() {
        let grant = Grant(
            role: "reader", objectType: "Collection", objectName: "docs", privilege: "Search", grantor: "a")
        var known = grant
        known.grantor = "somebody else"
        var other = grant
        other.privilege = "Insert"
        let wanted = AccessControl(
            users: ["root", "app", "new"].map { UserDescription(name: $0) },
            roles: ["admin", "public", "reader", "writer"].map { RoleDescription(name: $0) },
            grants: [grant, other], privilegeGroups: [PrivilegeGroup(name: "g"), PrivilegeGroup(name: "h")])
        let present = AccessControl(
            users: [UserDescription(name: "app")], roles: [RoleDescription(name: "reader")], grants: [known],
            privilegeGroups: [PrivilegeGroup(name: "g")])
        let missing = AccessControlRestore.missing(from: present, of: wanted)
        #expect(missing.users.map(\.name) == ["new"])
        #expect(missing.roles.map(\.name) == ["writer"])
        #expect(missing.grants == [other])
        #expect(missing.privilegeGroups.map(\.name) == ["h"])
    }

    @Test("users that are there already get the roles that they had")
    func memberships() {
        let wanted = AccessControl(users: [
            UserDescription(name: "app", roles: ["reader", "writer"]), UserDescription(name: "gone", roles: ["reader"]),
        ])
        let present = AccessControl(users: [UserDescription(name: "app", roles: ["reader"])])
        let missing = AccessControlRestore.missingMemberships(from: present, of: wanted)
        #expect(missing.map { "\($0.user) \($0.role)" } == ["app writer"])
    }
}
