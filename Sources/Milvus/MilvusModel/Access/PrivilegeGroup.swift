/// Privileges under one name (2.4.16 and later).
package struct PrivilegeGroup: Hashable, Sendable {
    package var name: String
    package var privileges: [String]

    package init(name: String, privileges: [String] = []) {
        self.name = name
        self.privileges = privileges
    }
}
