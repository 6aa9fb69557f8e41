internal import BackupEngine
internal import Basics

extension CheckReport: Report {
    /// Damage found is a finding, as with every verb that looks at things.
    var status: ExitStatus { passed ? .done : .findings }

    var json: JSONValue {
        ["passed": JSONValue(passed), "checks": .array(checks.map(\.json))]
    }

    func text(_ style: TextStyle) -> String {
        let lines = checks.map { check in
            let next = check.advice.map { "\n      \($0)" } ?? ""
            return "\(check.state.mark(style)) \(check.code)  \(check.subject): \(check.message)\(next)\n"
        }
        let failed = checks.count { $0.state == .failed }
        let verdict =
            passed
            ? "\(style.good("All checks passed")): \(checks.count { $0.state == .passed }) passed, "
                + "\(checks.count { $0.state == .warning }) with a warning, "
                + "\(checks.count { $0.state == .skipped }) skipped.\n"
            : "\(style.bad("\(failed) of \(checks.count) checks failed")).\n"
        return lines.joined() + "\n" + verdict
    }
}

extension CheckReport.Check {
    fileprivate var json: JSONValue {
        [
            "code": .string(code), "subject": .string(subject), "state": .string(state.rawValue),
            "message": .string(message), "advice": JSONValue(advice),
        ]
    }
}

extension CheckReport.Check.State {
    fileprivate func mark(_ style: TextStyle) -> String {
        switch self {
        case .passed: style.good("✓")
        case .warning: style.warn("!")
        case .failed: style.bad("✗")
        case .skipped: "-"
        }
    }
}
