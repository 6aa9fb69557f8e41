internal import BackupEngine
internal import Basics

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
