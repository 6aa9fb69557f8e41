internal import BackupEngine
internal import Basics

extension Finding {
    var json: JSONValue {
        [
            "code": .string(code), "subject": .string(subject), "message": .string(message),
            "advice": JSONValue(advice),
        ]
    }
}

extension [Finding] {
    var json: JSONValue { .array(map(\.json)) }

    /// A paragraph of its own; empty without findings.
    func text(_ style: TextStyle) -> String {
        guard !isEmpty else { return "" }
        let lines = map { finding in
            let next = finding.advice.map { "\n    \($0)" } ?? ""
            return "  \(style.warn(finding.code)) \(finding.subject): \(finding.message)\(next)\n"
        }
        return "\nFindings\n" + lines.joined()
    }
}

extension JSONValue {
    static func optional(_ value: Int64?) -> JSONValue {
        value.map { JSONValue($0) } ?? .null
    }
}
