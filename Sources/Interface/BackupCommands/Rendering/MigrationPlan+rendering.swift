internal import BackupEngine
internal import MilvusModel

extension MigrationPlan: Report {
    var status: ExitStatus { blocking.isEmpty ? .done : .incompatibleVersions }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            ("SOURCE", .left), ("TARGET", .left), ("WAY", .left), ("ROWS", .right), ("INDEXES", .right), ("WHY", .left),
        ])
        for collection in collections { table.append(collection.cells) }
        let verdict =
            blocking.isEmpty
            ? style.good("Nothing speaks against it.")
            : style.bad("Nothing is touched while something is blocking.")
        return "From Milvus \(sourceVersion) to Milvus \(targetVersion).\n\n"
            + (collections.isEmpty ? "no collections\n" : table.text)
            + Self.section("Blocking", blocking, style) + Self.section("Harmless", harmless, style) + "\n\(verdict)\n"
    }

    static func section(_ title: String, _ findings: [PreflightFinding], _ style: TextStyle) -> String {
        guard !findings.isEmpty else { return "" }
        return "\n\(title)\n"
            + findings.map { finding in
                let option = finding.option.map { "\n    \($0)" } ?? ""
                let code = finding.weight == .blocking ? style.bad(finding.code) : style.warn(finding.code)
                return "  \(code) \(finding.subject): \(finding.message)\(option)\n"
            }.joined()
    }
}

extension PlannedMigration {
    fileprivate var cells: [String] {
        ["\(source)", "\(target)", way.rawValue, "\(storedRows)", "\(indexes.count)", reason]
    }
}
