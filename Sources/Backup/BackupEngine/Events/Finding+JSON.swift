internal import BackupFormat
package import Basics

extension Finding: JSONRepresentable {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            try fields.string("code"), subject: try fields.string("subject"), try fields.string("message"),
            advice: fields.value("advice")?.string)
    }

    package var json: JSONValue {
        [
            "code": .string(code), "subject": .string(subject), "message": .string(message),
            "advice": JSONValue(advice),
        ]
    }
}
