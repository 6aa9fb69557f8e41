package import Basics
package import MilvusModel

/// One index of a collection: what is needed to create it again, and more where etcd was read.
package struct IndexInfo: Sendable, Hashable {
    package var fieldName: String
    package var indexName: String
    package var indexType: String
    /// `DescribeIndex`' parameters, flat: `index_type`, `metric_type`, `params` as JSON text or its keys one by one.
    package var parameters: [String: String]
    package var id: IndexID
    package var field: FieldID
    /// Hybrid timestamp.
    package var createTime: UInt64
    package var typeParameters: [KeyValuePair]
    package var indexParameters: [KeyValuePair]
    package var userIndexParameters: [KeyValuePair]
    package var isAutoIndex: Bool
    package var minIndexVersion: Int32
    package var maxIndexVersion: Int32
    package var extra: JSONObject

    package init(
        fieldName: String, indexName: String, indexType: String, parameters: [String: String],
        id: IndexID = IndexID(rawValue: 0), extra: JSONObject = JSONObject()
    ) {
        self.fieldName = fieldName
        self.indexName = indexName
        self.indexType = indexType
        self.parameters = parameters
        self.id = id
        field = FieldID(rawValue: 0)
        createTime = 0
        typeParameters = []
        indexParameters = []
        userIndexParameters = []
        isAutoIndex = false
        minIndexVersion = 0
        maxIndexVersion = 0
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        fieldName = try fields.string("field_name")
        indexName = try fields.string("index_name")
        indexType = try fields.string("index_type")
        parameters = try fields.stringMap("params")
        id = IndexID(rawValue: try fields.int64("index_id"))
        field = FieldID(rawValue: try fields.int64("field_id"))
        createTime = try fields.uint64("create_time")
        typeParameters = try fields.pairs("type_params")
        indexParameters = try fields.pairs("index_params")
        userIndexParameters = try fields.pairs("user_index_params")
        isAutoIndex = try fields.bool("is_auto_index")
        minIndexVersion = try fields.int32("min_index_version")
        maxIndexVersion = try fields.int32("max_index_version")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("field_name", fieldName)
        object.appendUnlessEmpty("index_name", indexName)
        object.appendUnlessEmpty("index_type", indexType)
        object.appendUnlessEmpty("params", parameters)
        object.appendUnlessZero("index_id", id.rawValue)
        object.appendUnlessZero("field_id", field.rawValue)
        object.appendUnlessZero("create_time", createTime)
        object.appendUnlessEmpty("type_params", typeParameters)
        object.appendUnlessEmpty("index_params", indexParameters)
        object.appendUnlessEmpty("user_index_params", userIndexParameters)
        object.appendIfTrue("is_auto_index", isAutoIndex)
        object.appendUnlessZero("min_index_version", minIndexVersion)
        object.appendUnlessZero("max_index_version", maxIndexVersion)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
