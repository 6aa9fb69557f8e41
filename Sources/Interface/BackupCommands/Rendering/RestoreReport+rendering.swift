internal import BackupEngine
internal import Basics
internal import MilvusModel
internal import Transfers

extension RestoreReport: Report {
    var status: ExitStatus { isWhole && hasPromisedRows ? .done : .findings }

    private var isWhole: Bool { isComplete && !leavesOut }

    var json: JSONValue {
        [
            "name": .string(name), "state": isWhole ? "complete" : "partial", "seconds": .seconds(elapsed),
            "methods": .object(
                JSONObject(sortedMethods.map { JSONObject.Member(key: $0.rawValue, value: JSONValue($1)) })),
            "collections": .array(collections.map(\.json)), "findings": findings.json,
        ]
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            ("SOURCE", .left), ("TARGET", .left), ("STATE", .left), ("ROWS", .right), ("EXPECTED", .right),
            ("INDEXES", .right), ("LOADED", .left),
        ])
        for collection in collections { table.append(collection.cells) }
        let failures = collections.compactMap { collection in
            collection.failure.map { "\(style.bad("failed")) \(collection.target): \($0)\n" }
        }
        let state = isWhole ? style.good("complete") : style.bad("partial")
        return "Restore of \(name) is \(state) after \(HumanDuration(elapsed)).\n\n"
            + (collections.isEmpty ? "no collections\n" : table.text)
            + (failures.isEmpty ? "" : "\n" + failures.joined())
            + collections.map { $0.missing(style) }.joined() + staged + findings.text(style)
    }

    private var sortedMethods: [(TransferMethod, Int)] {
        methods.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    private var staged: String {
        guard !methods.isEmpty else { return "" }
        let ways = sortedMethods.map { "\($0.1) by \($0.0.rawValue)" }.joined(separator: ", ")
        return "\nStaged \(methods.values.reduce(0, +)) objects for the imports (\(ways)).\n"
    }
}

extension RestoreReport.Collection {
    fileprivate var json: JSONValue {
        [
            "source": .string("\(source)"), "target": .string("\(target)"),
            "state": failure == nil ? "done" : "failed", "expectedRows": .optional(expectedRows),
            "restoredRows": JSONValue(restoredRows), "indexes": JSONValue(indexes), "loaded": JSONValue(loaded),
            "reason": JSONValue(failure), "leftOut": leftOut?.json ?? .null,
        ]
    }

    /// A paragraph about what isn't back of it.
    fileprivate func missing(_ style: TextStyle) -> String {
        guard let leftOut, !leftOut.segments.isEmpty else { return "" }
        return "\n\(style.bad("left out")) of \(source): \(leftOut.summary)\n"
            + leftOut.lines.map { "  \($0)\n" }.joined()
    }

    fileprivate var cells: [String] {
        [
            "\(source)", "\(target)", failure == nil ? "done" : "failed", "\(restoredRows)",
            expectedRows.map { "\($0)" } ?? "?", "\(indexes)", loaded ? "yes" : "no",
        ]
    }
}
