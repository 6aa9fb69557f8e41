internal import MilvusModel

extension LeftOut {
    /// What its user should know; `target` names the collection.
    func findings(_ target: CollectionReference) -> [Finding] {
        var findings: [Finding] = []
        if !segments.isEmpty {
            findings.append(
                Finding(
                    "segments-left-out", subject: "\(target)",
                    "Damaged, and not restored: \(summary).",
                    advice: "These rows are in no other segment of this backup: take them from another backup, or from "
                        + "where they came from."))
        }
        if harmlessCount > 0 {
            let shown = harmless.map(\.message).joined(separator: "; ")
            let rest = harmlessCount - Int64(harmless.count)
            findings.append(
                Finding(
                    "damage-without-loss", subject: "\(target)",
                    "\(shown)\(rest > 0 ? "; and \(rest) more" : ""). No row is lost: the import makes it anew."))
        }
        return findings
    }
}
