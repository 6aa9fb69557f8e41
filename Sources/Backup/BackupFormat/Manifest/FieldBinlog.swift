package import Basics
package import MilvusModel

/// The logs of one field or column group; of a segment's deletes when it stands among `deltalogs`.
package struct FieldBinlog: Sendable, Hashable {
    /// 0 for delta logs, and for the row id (or the first column group).
    package var field: FieldID
    package var binlogs: [Binlog]
    package var extra: JSONObject

    package init(field: FieldID = FieldID(rawValue: 0), binlogs: [Binlog], extra: JSONObject = JSONObject()) {
        self.field = field
        self.binlogs = binlogs
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        field = FieldID(rawValue: try fields.int64("fieldID"))
        binlogs = try fields.array("binlogs", Binlog.init(json:))
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessZero("fieldID", field.rawValue)
        object.appendUnlessEmpty("binlogs", binlogs.map(\.json))
        object.append(contentsOf: extra)
        return .object(object)
    }
}
