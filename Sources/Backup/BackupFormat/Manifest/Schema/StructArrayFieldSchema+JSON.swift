internal import Basics
internal import MilvusModel

extension StructArrayFieldSchema {
    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            id: FieldID(rawValue: try fields.int64("fieldID")), name: try fields.string("name"),
            description: try fields.string("description"), fields: try fields.array("fields", FieldSchema.init(json:)),
            typeParameters: try fields.pairs("type_params"), isNullable: try fields.bool("nullable"))
    }

    /// The last two keys are ours; milvus-backup has none for them and ignores them.
    var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessZero("fieldID", id.rawValue)
        object.appendUnlessEmpty("name", name)
        object.appendUnlessEmpty("description", description)
        object.appendUnlessEmpty("fields", fields.map(\.json))
        object.appendUnlessEmpty("type_params", typeParameters)
        object.appendIfTrue("nullable", isNullable)
        return .object(object)
    }
}
