/// A role. `admin` and `public` always exist.
package struct RoleDescription: Hashable, Sendable {
    package var name: String
    package var description: String

    package init(name: String, description: String = "") {
        self.name = name
        self.description = description
    }
}
