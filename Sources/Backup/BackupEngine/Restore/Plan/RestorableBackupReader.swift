internal import BackupFormat
internal import ObjectStorage

/// Reads a backup for restoring: finished ones only.
struct RestorableBackupReader: Sendable {
    let environment: BackupEnvironment

    func read(_ name: String) async throws -> RestorableBackup {
        let layout = BackupLayout(rootPath: environment.backupRoot, name: try Self.existing(name))
        let reader = BackupReader(store: environment.backupStore, layout: layout)
        return try await reader.restorable()
    }

    private static func existing(_ name: String) throws -> BackupName {
        do {
            return try BackupName(existing: name)
        } catch {
            throw BackupError(.invalidRequest, "\(error)", subject: name)
        }
    }
}
