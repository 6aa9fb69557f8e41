package import Basics
package import MilvusModel

// milvus-backup wraps every name in an object of its own; see `RBACMeta` in docs/format.md.
extension AccessControl {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            users: try fields.array("users", UserDescription.init(json:)),
            roles: try fields.array("roles", RoleDescription.init(json:)),
            grants: try fields.array("grants", Grant.init(json:)),
            privilegeGroups: try fields.array("privilege_groups", PrivilegeGroup.init(json:)))
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("users", users.map(\.json))
        object.appendUnlessEmpty("roles", roles.map(\.json))
        object.appendUnlessEmpty("grants", grants.map(\.json))
        object.appendUnlessEmpty("privilege_groups", privilegeGroups.map(\.json))
        return .object(object)
    }
}

extension UserDescription {
    fileprivate init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let hash = try fields.string("password")
        self.init(
            name: try fields.string("user"), passwordHash: hash.isEmpty ? nil : Secret(hash),
            roles: try fields.array("roles", Named.read))
    }

    /// The one place where a password hash leaves its ``Secret``: restoring a user needs it.
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("user", name)
        object.appendUnlessEmpty("password", passwordHash?.reveal() ?? "")
        object.appendUnlessEmpty("roles", roles.map(Named.json))
        return .object(object)
    }
}

extension RoleDescription {
    fileprivate init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(name: try fields.string("name"), description: try fields.string("description"))
    }

    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("name", name)
        object.appendUnlessEmpty("description", description)
        return .object(object)
    }
}

extension Grant {
    fileprivate init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        var grantor = try JSONFields(fields.value("grantor") ?? [:])
        self.init(
            role: try fields.nested("role", Named.read) ?? "",
            objectType: try fields.nested("object", Named.read) ?? "",
            objectName: try fields.string("object_name"),
            privilege: try grantor.nested("privilege", Named.read) ?? "",
            grantor: try grantor.nested("user", Named.read) ?? "",
            database: DatabaseName(try fields.string("db_name")))
    }

    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.append("role", Named.json(role))
        object.append("object", Named.json(objectType))
        object.appendUnlessEmpty("object_name", objectName)
        object.append("grantor", ["user": Named.json(grantor), "privilege": Named.json(privilege)])
        object.append("db_name", JSONValue(database.rawValue))
        return .object(object)
    }
}

extension PrivilegeGroup {
    fileprivate init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(name: try fields.string("group_name"), privileges: try fields.array("privileges", Named.read))
    }

    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("group_name", name)
        object.appendUnlessEmpty("privileges", privileges.map(Named.json))
        return .object(object)
    }
}

/// `{"name":"…"}`, empty for an empty name.
private enum Named {
    static func read(_ json: JSONValue) throws(JSONMappingError) -> String {
        var fields = try JSONFields(json)
        return try fields.string("name")
    }

    static func json(_ name: String) -> JSONValue {
        name.isEmpty ? [:] : ["name": .string(name)]
    }
}
