internal import BackupEngine
internal import BackupFormat
internal import Basics

extension BackupList: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String {
        guard !backups.isEmpty else { return "There are no backups.\n" }
        var table = TextTable([
            ("NAME", .left), ("KIND", .left), ("STATE", .left), ("CREATED", .left), ("SIZE", .right),
            ("OBJECTS", .right), ("COLLECTIONS", .right), ("WRITTEN BY", .left), ("VERIFIED", .left),
            ("DRILLED", .left),
        ])
        for backup in backups { table.append(backup.cells) }
        guard let open = backups.first(where: \.isResumable) else { return table.text }
        return table.text + "\nGo on with an unfinished one: milvault resume -n \(open.name)\n"
    }
}

extension BackupSummary {
    fileprivate var cells: [String] {
        [
            name.text, kind.rawValue, state.rawValue, createdAt?.iso8601 ?? "?",
            bytes.map { "\(ByteCount($0))" } ?? "?", objects.map { "\($0)" } ?? "?",
            collections.map { "\($0)" } ?? "?", origin.rawValue,
            verified.map { "\($0.at.iso8601) \($0.words)" } ?? "never",
            drilled.map { "\($0.at.iso8601) \($0.words(of: collections))" } ?? "never",
        ]
    }
}
