package import Basics
package import MilvusModel

extension CollectionSchema {
    /// Key of ours, which milvus-backup ignores: the schema message as the server sent it, with all that JSON lacks.
    private static let serializedKey = "schema_base64"

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            name: try fields.string("name"), description: try fields.string("description"),
            autoID: try fields.bool("autoID"), fields: try fields.array("fields", FieldSchema.init(json:)),
            isDynamicFieldEnabled: try fields.bool("enable_dynamic_field"),
            properties: try fields.pairs("properties"),
            functions: try fields.array("functions", FunctionSchema.init(json:)),
            structArrayFields: try fields.array("struct_array_fields", StructArrayFieldSchema.init(json:)),
            serialized: try fields.base64(Self.serializedKey) ?? [])
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("name", name)
        object.appendUnlessEmpty("description", description)
        object.appendIfTrue("autoID", autoID)
        object.appendUnlessEmpty("fields", fields.map(\.json))
        object.appendIfTrue("enable_dynamic_field", isDynamicFieldEnabled)
        object.appendUnlessEmpty("properties", properties)
        object.appendUnlessEmpty("functions", functions.map(\.json))
        object.appendUnlessEmpty("struct_array_fields", structArrayFields.map(\.json))
        object.appendUnlessEmpty(Self.serializedKey, Base64.encode(serialized))
        return .object(object)
    }
}

extension JSONFields {
    /// Nil when absent or empty.
    mutating func base64(_ key: String) throws(JSONMappingError) -> [UInt8]? {
        let text = try string(key)
        guard !text.isEmpty else { return nil }
        guard let bytes = Base64.decode(text) else {
            throw JSONMappingError(path: key, reason: "base64 is expected, other text stands there")
        }
        return bytes
    }
}
