internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

extension VerifyReport: Report {
    /// Findings that a person reads; JSON has all that were kept.
    private static let shown = 50

    var status: ExitStatus {
        switch state {
        case .clean: .done
        case .findings: .findings
        case .damaged: .damagedBackup
        }
    }

    func text(_ style: TextStyle) -> String {
        headline(style) + "\n" + facts.map { "  \($0)\n" }.joined() + found(style)
    }

    private func headline(_ style: TextStyle) -> String {
        let verdict =
            switch state {
            case .clean: style.good("whole") + scope
            case .findings: style.warn("whole, with remarks") + scope
            case .damaged: style.bad("damaged")
            }
        let resumed = isResumed ? ", in more than one run" : ""
        let how = "verified by \(depth.rawValue) in \(HumanDuration(elapsed))\(resumed)"
        return "Backup \(name) is \(verdict): \(how).\n"
    }

    private var scope: String { sample == nil && collections == nil ? "" : " as far as it was looked at" }

    private var facts: [String] {
        var facts = ["\(objects) of \(promised) objects are there with their sizes, \(ByteCount(bytes))"]
        if etags > 0 { facts[0] += "; \(etags) have the ETag that was sealed" }
        if metaObjects > 0 { facts.append("\(metaObjects) meta objects are as they were sealed") }
        if let hashed { facts.append(hashed.text) }
        if let rows { facts += rows.texts }
        if let sample {
            facts.append("read was part \(sample.window + 1) of \(sample.windows); the next run reads the next")
        }
        if let collections { facts.append("only \(collections.map(\.description).joined(separator: ", "))") }
        return facts
    }

    private func found(_ style: TextStyle) -> String {
        guard findingCount > 0 else { return "" }
        let shown = findings.prefix(Self.shown)
        let lines = shown.map { finding in
            let code = finding.code.rawValue
            let mark = finding.severity == .damaged ? style.bad(code) : style.warn(code)
            let owner = finding.collection.isEmpty ? "" : " \(finding.collection)"
            let object = finding.object.isEmpty ? "" : "\n    \(finding.object)"
            return "  \(mark)\(owner): \(finding.message)\(object)\n    \(finding.meaning)\n"
        }
        let rest = findingCount - Int64(shown.count)
        return "\nFindings\n" + lines.joined() + (rest > 0 ? "  and \(rest) more: --output json\n" : "")
    }
}

extension VerifyReport.Hashed {
    fileprivate var text: String {
        let parts = [
            (byChecksum, "agree with the checksum in the backup"), (byETag, "with the MD5 that is their ETag"),
            (byEarlier, "with an earlier verification"),
            (newlyProved, "newly proved: nothing was known of their bytes before"),
        ]
        let list = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(objects) objects read and hashed, \(ByteCount(bytes))" + (list.isEmpty ? "" : ": \(list)")
    }
}

extension VerifyReport.Rows {
    fileprivate var texts: [String] {
        let amount = "\(objects) objects of \(segments) segments, \(ByteCount(bytes))"
        return ["\(decoded) of \(amount), decode and agree"] + collections.map(\.text)
    }
}

extension VerifyReport.Rows.Collection {
    fileprivate var text: String {
        var parts = ["\(rows) rows in \(agreeing) of \(segments) segments that agree", "\(deletes) deletes"]
        if let idleDeletes, idleDeletes > 0 { parts[1] += " (\(idleDeletes) of keys that their segment doesn't have)" }
        if late > 0 { parts.append("\(late) after the backup's point, which a restore leaves out") }
        parts.append(live.map { "\($0) live" } ?? "how many live isn't known")
        return "\(reference): \(parts.joined(separator: ", "))"
    }
}
