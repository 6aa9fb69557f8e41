package import Basics
package import MilvusModel

/// One log object of a segment, as milvus-backup notes it.
package struct Binlog: Sendable, Hashable {
    /// The key it had in the *source* bucket; restores never use it.
    package var path: String
    /// Bytes.
    package var size: Int64
    package var id: LogID
    package var extra: JSONObject

    package init(path: String, size: Int64, id: LogID, extra: JSONObject = JSONObject()) {
        self.path = path
        self.size = size
        self.id = id
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        path = try fields.string("log_path")
        size = try fields.int64("log_size")
        id = LogID(rawValue: try fields.int64("log_id"))
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("log_path", path)
        object.append("log_size", JSONValue(size))
        object.appendUnlessZero("log_id", id.rawValue)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
