internal import BackupFormat
package import Basics
internal import MilvusModel

extension VerifyFinding {
    package var json: JSONValue {
        [
            "code": .string(code.rawValue), "severity": .string(severity.rawValue), "object": .string(object),
            "collection": .string(collection), "segment": segment.map { JSONValue($0.rawValue) } ?? .null,
            "field": field.map { JSONValue($0.rawValue) } ?? .null, "message": .string(message),
            "meaning": .string(meaning),
        ]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        code = try fields.choice("code")
        object = try fields.string("object")
        collection = try fields.string("collection")
        segment = fields.value("segment")?.int64.map { SegmentID(rawValue: $0) }
        field = fields.value("field")?.int64.map { FieldID(rawValue: $0) }
        message = try fields.string("message")
        meaning = try fields.string("meaning")
    }
}
