/// One privilege of one role on one object.
package struct Grant: Hashable, Sendable {
    package var role: String
    /// `Collection`, `Global` or `User`.
    package var objectType: String
    /// A name or `*`.
    package var objectName: String
    /// `Search`, `Insert` …, or the name of a privilege group.
    package var privilege: String
    /// The user who granted it.
    package var grantor: String
    package var database: DatabaseName

    package init(
        role: String, objectType: String, objectName: String, privilege: String, grantor: String = "",
        database: DatabaseName = .default
    ) {
        self.role = role
        self.objectType = objectType
        self.objectName = objectName
        self.privilege = privilege
        self.grantor = grantor
        self.database = database
    }
}
