internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Reads a backup for restoring: finished ones only, and what `verify --depth list` finds damaged it refuses.
struct RestorableBackupReader: Sendable {
    let environment: BackupEnvironment

    /// - Throws: `.damagedBackup` when a meta object isn't what was sealed.
    func read(_ name: String) async throws -> (source: RestorableBackup, backup: InspectedBackup) {
        let backup = try await BackupInspector(environment: environment).inspect(Self.existing(name))
        guard let source = backup.restorable, backup.damagedMeta.isEmpty else {
            let list = backup.damagedMeta.map { "\($0.path): \($0.reason)" }
            throw BackupError(
                .damagedBackup, "Backup \(name) is damaged: \(list.joined(separator: "; ")). Nothing was touched.",
                subject: backup.damagedMeta.first.map { "\(backup.layout.key(relative: $0.path))" } ?? name,
                advice: "Use another backup; `milvault verify -n \(name)` tells what of this one is whole.")
        }
        return (source, backup)
    }

    /// Proves that every object of the collections is there as it was sealed, by listings.
    ///
    /// - Throws: `.damagedBackup` that names the first objects that aren't as they should be.
    func prove(
        _ selection: RestoreSelection, of backup: InspectedBackup
    ) async throws -> [CollectionID: ObjectPresence] {
        let collections = selection.elements.map(\.collection)
        let check = try await ListVerification(environment: environment, backup: backup).run(
            Set(collections.map(\.backup.id)), readsContent: false
        ).check
        try Self.refuse(check.findings, in: backup.layout.name)
        return check.presences
    }

    private static func refuse(_ found: FindingList, in backup: BackupName) throws {
        guard found.damages > 0 else { return }
        let damages = found.findings.filter { $0.severity == .damaged }
        let shown = damages.prefix(5)
        let rest = found.damages - Int64(shown.count)
        let list = shown.map(\.message).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
        throw BackupError(
            .damagedBackup, "Backup \(backup) is damaged: \(list). Nothing was touched.",
            subject: Set(damages.map(\.collection)).sorted().joined(separator: ", "),
            advice: "Leave these collections out with --filter, or use another backup; `milvault verify -n \(backup)` "
                + "shows all of it.")
    }

    private static func existing(_ name: String) throws -> BackupName {
        do {
            return try BackupName(existing: name)
        } catch {
            throw BackupError(.invalidRequest, "\(error)", subject: name)
        }
    }
}
