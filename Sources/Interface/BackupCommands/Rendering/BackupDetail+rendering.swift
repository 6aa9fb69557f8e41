internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

extension BackupDetail: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String {
        let width = facts.map(\.0.count).max() ?? 0
        let lines = facts.map { name, value in
            name + String(repeating: " ", count: width - name.count + 2) + value + "\n"
        }
        let paragraphs = collections.map { "\n" + $0.text(style) }
        return lines.joined() + paragraphs.joined()
    }

    private var facts: [(String, String)] {
        var facts = [
            ("name", summary.name.text), ("kind", summary.kind.rawValue), ("state", summary.state.rawValue),
            ("written by", seal.map { "milvault \($0.toolVersion)" } ?? summary.origin.rawValue),
            ("created", summary.createdAt?.iso8601 ?? "not known"),
        ]
        if !milvusVersion.isEmpty { facts.append(("Milvus", milvusVersion)) }
        if let bytes = summary.bytes {
            let objects = summary.objects.map { " in \($0) objects" } ?? ""
            facts.append((summary.state == .unfinished ? "copied" : "size", "\(ByteCount(bytes))\(objects)"))
        }
        if let seal { facts.append(("proof", Self.proof(seal))) }
        if let verified = summary.verified { facts.append(("verified", "\(verified.at.iso8601), \(verified.words)")) }
        if let drilled = summary.drilled {
            let words = drilled.words(of: summary.collections)
            facts.append(("drilled", "\(drilled.at.iso8601), \(words), back in \(HumanDuration(drilled.recoveryTime))"))
        }
        if summary.isResumable { facts.append(("go on with", "milvault resume -n \(summary.name)")) }
        if !databases.isEmpty { facts.append(("databases", databases.joined(separator: ", "))) }
        if let users { facts.append(("users", "\(users)")) }
        if let reason = summary.reason { facts.append(("reason", reason)) }
        if isFromLevelFiles { facts.append(("remark", "read from level files: full_meta.json is missing")) }
        return facts
    }
}

extension BackupDetail {
    /// The weakest degree; when there are several, how much stands at which.
    private static func proof(_ seal: Seal) -> String {
        guard seal.proofs.count > 1 else { return seal.proof.rawValue }
        return seal.proofs.map { "\($0.degree.rawValue) \($0.objects) objects, \(ByteCount($0.bytes))" }
            .joined(separator: "; ")
    }
}

extension BackupDetail.Collection {
    fileprivate func text(_ style: TextStyle) -> String {
        if let failure { return "\(reference)  \(style.bad("failed")): \(failure)\n" }
        var text = "\(reference)\n  rows        \(rowsText)\n  segments    \(segments), \(ByteCount(bytes))"
        text += logListing.map { ", listed by \($0.rawValue)\n" } ?? "\n"
        if let damage { text += "  \(style.bad("damaged"))     before it was backed up: \(damage)\n" }
        if let consistentAt { text += "  consistent  \(consistentAt.wallTime.iso8601)\n" }
        let lists = [
            ("partitions  ", partitions), ("indexes     ", indexes.map { "\($0.name) on \($0.field) (\($0.type))" }),
            ("aliases     ", aliases),
        ]
        for (name, values) in lists where !values.isEmpty { text += "  \(name)\(values.joined(separator: ", "))\n" }
        return text
    }

    private var rowsText: String {
        if let liveRows { return "\(liveRows) live of \(rows) stored" }
        return deletedRows.map { "\(rows) stored, \($0) delete records" } ?? "\(rows) stored"
    }
}
