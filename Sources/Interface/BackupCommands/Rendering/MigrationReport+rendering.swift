internal import BackupEngine
internal import Basics
internal import MilvusModel

extension MigrationReport: Report {
    var status: ExitStatus { isComplete ? .done : .findings }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            ("SOURCE", .left), ("TARGET", .left), ("WAY", .left), ("STATE", .left), ("ROWS", .right), ("FOUND", .right),
            ("COMPARED", .right), ("DIFFERENT", .right), ("OVERLAP", .left),
        ])
        for collection in collections { table.append(collection.cells) }
        let verdict = isComplete ? style.good("complete") : style.bad("partial")
        return
            "Migration from Milvus \(sourceVersion) to \(targetVersion) is \(verdict) after \(HumanDuration(elapsed)).\n\n"
            + (collections.isEmpty ? "no collections\n" : table.text) + collections.map { $0.text(style) }.joined()
            + MigrationPlan.section("Changed in the target", preflight, style) + findings.text(style)
            + "\nseed \(seed)\n"
    }
}

extension MigrationReport.Collection {
    fileprivate var cells: [String] {
        let overlap = searches.compactMap(\.overlap).min().map { "\(DecimalText($0, places: 3))" } ?? "-"
        return [
            "\(source)", "\(target)", way.rawValue, failure == nil && isProved ? "done" : "failed", "\(rows)",
            "\(found)",
            "\(comparison.rows)", "\(comparison.missingRows + comparison.differentRows)", overlap,
        ]
    }

    fileprivate func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        if let failure { lines.append("\(style.bad("failed")) \(source): \(failure)") }
        lines += comparison.differences.prefix(10).map {
            "  key \($0.key) \($0.field): \($0.expected) became \($0.found)"
        }
        if queries > 0 {
            lines.append(
                "\(source): \(queries) queries, \(ByteCount(bytes)) in \(HumanDuration(copying)); \(readPoint ?? "").")
        }
        return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
    }
}
