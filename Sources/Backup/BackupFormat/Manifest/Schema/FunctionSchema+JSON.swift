internal import Basics
internal import MilvusModel

extension FunctionSchema {
    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            id: try fields.int64("id"), name: try fields.string("name"),
            description: try fields.string("description"), type: try fields.int32("type"),
            inputFieldNames: try fields.strings("input_field_names"),
            inputFieldIDs: try fields.fieldIDs("input_field_ids"),
            outputFieldNames: try fields.strings("output_field_names"),
            outputFieldIDs: try fields.fieldIDs("output_field_ids"), parameters: try fields.pairs("params"))
    }

    var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("name", name)
        object.appendUnlessZero("id", id)
        object.appendUnlessEmpty("description", description)
        object.appendUnlessZero("type", type)
        object.appendUnlessEmpty("input_field_names", inputFieldNames)
        object.appendUnlessEmpty("input_field_ids", inputFieldIDs.map { JSONValue($0.rawValue) })
        object.appendUnlessEmpty("output_field_names", outputFieldNames)
        object.appendUnlessEmpty("output_field_ids", outputFieldIDs.map { JSONValue($0.rawValue) })
        object.appendUnlessEmpty("params", parameters)
        return .object(object)
    }
}

extension JSONFields {
    fileprivate mutating func fieldIDs(_ key: String) throws(JSONMappingError) -> [FieldID] {
        try array(key) { value throws(JSONMappingError) in
            guard let id = value.int64 else {
                throw JSONMappingError(path: "", reason: "a field id is expected, \(value.kind) stands there")
            }
            return FieldID(rawValue: id)
        }
    }
}
