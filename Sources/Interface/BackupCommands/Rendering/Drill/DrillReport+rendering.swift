internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

extension DrillReport: Report {
    /// Differences that a person reads of each collection; JSON has all that were kept.
    private static let shown = 10

    var status: ExitStatus {
        switch state {
        case .passed: .done
        case .findings: .findings
        case .damaged: .damagedBackup
        }
    }

    func text(_ style: TextStyle) -> String {
        let verdict =
            switch state {
            case .passed: style.good("passed")
            case .findings: style.warn("passed with findings")
            case .damaged: style.bad("failed")
            }
        return "Drill of \(backup) \(verdict), after \(HumanDuration(elapsed)).\n\n"
            + facts.map { "  \($0)\n" }.joined() + "\n" + table
            + collections.map { $0.text(style, shown: Self.shown) }.joined() + findings.text(style) + keptText
    }

    private var facts: [String] {
        var facts = [
            "RTO \(HumanDuration(recoveryTime)): from the first look at the backup until every collection answered",
            "\(rows) rows and \(ByteCount(bytes)) restored, \(ByteCount(perSecond(bytes)))/s, into Milvus \(milvusVersion) at \(milvus)",
        ]
        if let recoveryPoint {
            facts.insert(
                "RPO \(HumanDuration(recoveryPoint.age)): since \(recoveryPoint.point.iso8601), by the clock of "
                    + recoveryPoint.clock, at: 1)
        }
        facts.append("seed \(seed)" + (chosenOf.map { "; 1 of \($0) collections was drilled" } ?? ""))
        return facts
    }

    private var table: String {
        var table = TextTable([
            ("COLLECTION", .left), ("STATE", .left), ("ROWS", .right), ("IN BACKUP", .right), ("COMPARED", .right),
            ("DIFFERENT", .right), ("RECALL", .left),
        ])
        for collection in collections { table.append(collection.cells) }
        return table.text
    }

    private var keptText: String {
        guard !kept.isEmpty else { return "" }
        return "\nThese collections were kept; drop them when you are done with them:\n"
            + kept.map { "  \($0)\n" }.joined()
    }
}

extension DrilledCollection {
    var stateText: String { isDamaged ? "failed" : isAsItShouldBe ? "passed" : "findings" }

    fileprivate var cells: [String] {
        [
            "\(source)", stateText, "\(foundRows)", "\(expectedRows)", "\(rows.rows)",
            "\(rows.missingRows + rows.differentRows)",
            searches.map(\.recallText).joined(separator: ", "),
        ]
    }

    fileprivate func text(_ style: TextStyle, shown: Int) -> String {
        let lines = problems(shown: shown).map { "  \($0)\n" }
        return lines.isEmpty ? "" : "\n\(style.bad("\(source)"))\n" + lines.joined()
    }

    /// What isn't as it should be, a sentence each.
    func problems(shown: Int) -> [String] {
        var problems = failure.map { [$0] } ?? []
        problems += partitions.filter { $0.expected != $0.found }.map {
            "partition \($0.name) has \($0.found) rows, \($0.expected) are in the backup"
        }
        problems += rows.differences.prefix(shown).map(\.text)
        let rest = Int(rows.missingRows + rows.differentRows) - shown
        if rest > 0 { problems.append("and more: --output json") }
        problems += indexes.filter { !$0.isBuilt }.map { "the index on \($0.field) (\($0.type)) isn't built" }
        return problems + searches.flatMap(\.problems)
    }
}

extension RowDifference {
    var text: String {
        switch kind {
        case .missing: "row \(key) is missing"
        case .value: "row \(key): \(field) is \(found), in the backup \(expected)"
        }
    }
}

extension SearchOutcome {
    /// `vector 1.000 (HNSW, L2)`.
    var recallText: String {
        let value = recall.map { DecimalText($0, places: 3).description } ?? "not searched"
        return "\(field) \(value)" + (indexType.isEmpty ? "" : " (\(indexType), \(metric))")
    }

    fileprivate var problems: [String] {
        var problems: [String] = []
        if strangerCount > 0 {
            problems.append(
                "searches on \(field) found \(strangerCount) rows that aren't in the backup: "
                    + strangers.joined(separator: ", "))
        }
        if let recall, recall < tolerance {
            problems.append(
                "recall on \(field) is \(DecimalText(recall, places: 3)), at least "
                    + "\(DecimalText(tolerance, places: 3)) is expected of \(indexType)")
        }
        return problems
    }
}
