internal import BackupEngine
internal import Basics
internal import MilvusModel
internal import Transfers

extension CreateReport: Report {
    var status: ExitStatus {
        if verification?.state == .damaged { return .damagedBackup }
        return isComplete && verification?.status ?? .done == .done ? .done : .findings
    }

    var json: JSONValue {
        var object = created
        if let verification { object.append("verification", verification.json) }
        return .object(object)
    }

    private var created: JSONObject {
        [
            "name": .string(name), "kind": .string(kind), "state": isComplete ? "complete" : "partial",
            "startedAt": .string(startedAt.iso8601), "sealedAt": .string(sealedAt.iso8601),
            "seconds": .seconds(elapsed), "copiedObjects": JSONValue(copiedObjects),
            "copiedBytes": JSONValue(copiedBytes), "referencedObjects": JSONValue(referencedObjects),
            "referencedBytes": JSONValue(referencedBytes), "requests": JSONValue(requests),
            "reusedObjects": JSONValue(reusedObjects),
            "methods": .object(
                JSONObject(sortedMethods.map { JSONObject.Member(key: $0.rawValue, value: JSONValue($1)) })),
            "collections": .array(collections.map(\.json)), "findings": findings.json,
        ]
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            ("COLLECTION", .left), ("STATE", .left), ("ROWS", .right), ("DELETED", .right), ("SEGMENTS", .right),
            ("LISTED BY", .left), ("CONSISTENT AT", .left),
        ])
        for collection in collections { table.append(collection.cells) }
        let failures = collections.compactMap { collection in
            collection.failure.map { "\(style.bad("failed")) \(collection.name): \($0)\n" }
        }
        return headline(style) + "\n" + (collections.isEmpty ? "no collections\n" : table.text) + "\n"
            + failures.joined() + totals + findings.text(style) + (verification.map { "\n" + $0.text(style) } ?? "")
    }

    private func headline(_ style: TextStyle) -> String {
        let state = isComplete ? style.good("complete") : style.bad("partial")
        return "Backup \(name) (\(kind)) is \(state): sealed \(sealedAt.iso8601) after \(HumanDuration(elapsed)).\n"
    }

    private var sortedMethods: [(TransferMethod, Int)] {
        methods.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    private var totals: String {
        let rate =
            elapsed > .zero ? ", \(ByteCount(Int64(Double(copiedBytes) / elapsed.inSeconds)))/s" : ""
        let copied = "Copied \(copiedObjects) objects, \(ByteCount(copiedBytes))\(rate)"
        let referenced =
            referencedObjects > 0
            ? "; \(referencedObjects) objects, \(ByteCount(referencedBytes)) lie in earlier backups" : ""
        let ways = sortedMethods.filter { $0.0 != .copy }.map { ", \($0.1) by \($0.0.rawValue)" }.joined()
        let reused = reusedObjects > 0 ? "; \(reusedObjects) of them by an earlier run" : ""
        return "\(copied)\(ways)\(reused)\(referenced); \(requests) requests.\n"
    }
}

extension CreateReport.Collection {
    fileprivate var json: JSONValue {
        [
            "database": .string("\(name.database)"), "name": .string(name.name),
            "state": failure == nil ? "done" : "failed", "rows": JSONValue(rows),
            "deletedRows": .optional(deletedRows), "segments": JSONValue(segments),
            "logListing": .string(logListing), "consistentAt": JSONValue(consistentAt?.iso8601),
            "reason": JSONValue(failure), "damage": JSONValue(damage),
        ]
    }

    private var state: String { failure == nil ? damage == nil ? "done" : "damaged" : "failed" }

    fileprivate var cells: [String] {
        [
            "\(name)", state, "\(rows)", deletedRows.map { "\($0)" } ?? "?",
            "\(segments)", logListing, consistentAt?.iso8601 ?? "",
        ]
    }
}
