internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

extension DrillPlan: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String {
        let head = "A drill of \(restore.backup) would restore (collections: \(restore.collections.count)) "
        let chosen = chosenOf.map { "; 1 of \($0) was chosen" } ?? ""
        let compared =
            "  compared: all counts, \(extent.rows) rows of each, the \(extent.topK) nearest of \(extent.queries) vectors\n"
        let collections = restore.collections.map { "  \($0.label)\n" }.joined()
        let end = keeps ? "They would be kept.\n" : "They would be dropped again.\n"
        return head + "\(ByteCount(restore.bytes))\(chosen):\n" + collections + compared + "  seed \(seed)\n" + end
            + restore.findings.text(style)
    }
}
