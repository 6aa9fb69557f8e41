package import Basics
package import MilvusModel

/// One database in a backup.
package struct DatabaseBackup: Sendable, Hashable {
    package var name: DatabaseName
    package var id: DatabaseID
    package var properties: [KeyValuePair]
    /// Key bundle of an encrypted database, as Milvus gave it; restore hands it to the import.
    package var encryptionKey: Secret?
    package var extra: JSONObject

    package init(
        name: DatabaseName, id: DatabaseID = DatabaseID(rawValue: 0), properties: [KeyValuePair] = [],
        encryptionKey: Secret? = nil, extra: JSONObject = JSONObject()
    ) {
        self.name = name
        self.id = id
        self.properties = properties
        self.encryptionKey = encryptionKey
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        name = DatabaseName(try fields.string("db_name"))
        id = DatabaseID(rawValue: try fields.int64("db_id"))
        properties = try fields.pairs("properties")
        let key = try fields.string("ezk")
        encryptionKey = key.isEmpty ? nil : Secret(key)
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.append("db_name", JSONValue(name.rawValue))
        object.appendUnlessZero("db_id", id.rawValue)
        object.appendUnlessEmpty("properties", properties)
        object.appendUnlessEmpty("ezk", encryptionKey?.reveal() ?? "")
        object.append(contentsOf: extra)
        return .object(object)
    }
}
