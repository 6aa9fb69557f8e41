internal import Basics
internal import MilvusModel

extension FieldSchema {
    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            id: FieldID(rawValue: try fields.int64("fieldID")), name: try fields.string("name"),
            dataType: DataType(rawValue: try fields.int32("data_type")),
            description: try fields.string("description"),
            elementType: DataType(rawValue: try fields.int32("element_type")),
            isPrimaryKey: try fields.bool("is_primary_key"), autoID: try fields.bool("autoID"),
            isPartitionKey: try fields.bool("is_partition_key"),
            isClusteringKey: try fields.bool("is_clustering_key"), isDynamic: try fields.bool("is_dynamic"),
            isNullable: try fields.bool("nullable"), isFunctionOutput: try fields.bool("is_function_output"),
            typeParameters: try fields.pairs("type_params"), indexParameters: try fields.pairs("index_params"),
            serializedDefaultValue: try Self.defaultValue(&fields))
    }

    /// `default_value_base64`, or the older `default_value_proto`: the same bytes put into a JSON string as they were.
    private static func defaultValue(_ fields: inout JSONFields) throws(JSONMappingError) -> [UInt8]? {
        if let bytes = try fields.base64("default_value_base64") { return bytes }
        let raw = try fields.string("default_value_proto")
        return raw.isEmpty ? nil : Array(raw.utf8)
    }

    var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessZero("fieldID", id.rawValue)
        object.appendUnlessEmpty("name", name)
        object.appendIfTrue("is_primary_key", isPrimaryKey)
        object.appendUnlessEmpty("description", description)
        object.appendUnlessZero("data_type", dataType.rawValue)
        object.appendUnlessEmpty("type_params", typeParameters)
        object.appendUnlessEmpty("index_params", indexParameters)
        object.appendIfTrue("autoID", autoID)
        object.appendUnlessZero("element_type", elementType.rawValue)
        object.appendIfTrue("is_dynamic", isDynamic)
        object.appendIfTrue("is_partition_key", isPartitionKey)
        object.appendIfTrue("nullable", isNullable)
        object.appendIfTrue("is_function_output", isFunctionOutput)
        object.appendUnlessEmpty("default_value_base64", Base64.encode(serializedDefaultValue ?? []))
        object.appendIfTrue("is_clustering_key", isClusteringKey)
        return .object(object)
    }
}
