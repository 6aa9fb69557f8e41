internal import BackupFormat
internal import ObjectStorage

/// Reads a backup for restoring: finished ones only.
struct RestorableBackupReader: Sendable {
    let environment: BackupEnvironment

    /// The backup without the names of its logs, and these, on the spool.
    func read(_ name: String) async throws -> (backup: RestorableBackup, logs: NeededLogs) {
        let layout = BackupLayout(rootPath: environment.backupRoot, name: try Self.existing(name))
        let reader = BackupReader(store: environment.backupStore, layout: layout)
        let condition = try await reader.condition()
        var logs = try NeededLogs(in: environment.temporaryDirectory)
        var manifest = try await reader.manifest(condition)
        while let segment = try await manifest.next() { try logs.add(segment) }
        try logs.finish()
        return (try await reader.restorable(condition, manifest.outline()), logs)
    }

    private static func existing(_ name: String) throws -> BackupName {
        do {
            return try BackupName(existing: name)
        } catch {
            throw BackupError(.invalidRequest, "\(error)", subject: name)
        }
    }
}
