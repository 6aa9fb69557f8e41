internal import Basics
internal import MilvusModel

extension KeyValuePair {
    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(key: try fields.string("key"), value: try fields.string("value"))
    }

    var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("key", key)
        object.appendUnlessEmpty("value", value)
        return .object(object)
    }
}

extension JSONFields {
    mutating func pairs(_ key: String) throws(JSONMappingError) -> [KeyValuePair] {
        try array(key, KeyValuePair.init(json:))
    }
}

extension JSONObject {
    mutating func appendUnlessEmpty(_ key: String, _ pairs: [KeyValuePair]) {
        appendUnlessEmpty(key, pairs.map(\.json))
    }
}
