internal import BackupEngine
internal import Basics
internal import MilvusModel

extension DiscardReport: Report {
    var status: ExitStatus { findings.isEmpty ? .done : .findings }

    var json: JSONValue {
        [
            "name": JSONValue(backup), "restores": JSONValue(restores),
            "droppedCollections": JSONValue(dropped.map(\.description)),
            "keptCollections": JSONValue(kept.map(\.description)), "findings": findings.json,
        ]
    }

    func text(_ style: TextStyle) -> String {
        guard restores > 0 else { return "No restore of \(backup) is open.\n" }
        var lines = ["Took back \(restores) interrupted \(restores == 1 ? "restore" : "restores") of \(backup)."]
        lines += dropped.map { "  dropped  \($0), which was half-filled" }
        lines += kept.map { "  kept     \($0): its rows are back, indexes or aliases may be missing" }
        return lines.joined(separator: "\n") + "\n" + findings.text(style)
    }
}
