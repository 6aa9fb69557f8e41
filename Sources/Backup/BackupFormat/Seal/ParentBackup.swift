package import Basics

/// A backup whose objects another one refers to. The id tells a later backup of the same name apart.
package struct ParentBackup: Sendable, Hashable, JSONRepresentable {
    package var name: String
    package var id: String

    package init(name: String, id: String) {
        self.name = name
        self.id = id
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        name = try fields.string("name")
        id = try fields.string("id")
    }

    package var json: JSONValue { ["name": JSONValue(name), "id": JSONValue(id)] }
}
