internal import BackupEngine
internal import Basics

extension ExportReport: Report {
    var status: ExitStatus { isComplete ? .done : .findings }

    func text(_ style: TextStyle) -> String {
        collections.map { $0.text(style) }.joined() + "\(format) in \(destination)\n"
    }
}

extension ExportReport.Collection {
    fileprivate func text(_ style: TextStyle) -> String {
        if let failure { return "\(style.warn("\(reference)"))  \(failure)\n" }
        let left = [
            (segments.total(\.deleted), "deleted"), (segments.total(\.late), "newer than the backup's point"),
            (segments.total(\.unasked), "not asked for"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let resumed = resumedSegments > 0 ? ", \(resumedSegments) segments were done before" : ""
        return "\(reference)  \(rows) rows in \(files.count) \(files.count == 1 ? "file" : "files"), "
            + "\(ByteCount(files.total(\.bytes)))\(resumed)\n"
            + (left.isEmpty ? "" : "  left out: \(left.joined(separator: ", "))\n")
    }
}
