internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Reads a backup for restoring, finished ones only, and proves it by the code of `verify`.
struct RestorableBackupReader: Sendable {
    let environment: BackupEnvironment

    /// - Throws: `.damagedBackup` when a meta object isn't what was sealed.
    func read(_ name: String) async throws -> (source: RestorableBackup, backup: InspectedBackup) {
        let backup = try await BackupInspector(environment: environment).inspect(Self.existing(name))
        guard let source = backup.restorable, backup.damagedMeta.isEmpty else { throw Self.damagedMeta(backup) }
        return (source, backup)
    }

    /// Looks whether the collections are whole: first by listings, then as deep as `depth` says, the report kept beside
    /// the backup. `readsOn`: also where the listings have shown damage already.
    func prove(
        _ selection: RestoreSelection, of backup: InspectedBackup, _ depth: VerifyDepth = .list, readsOn: Bool = true
    ) async throws -> ProvedBackup {
        let wanted = Set(selection.elements.map(\.collection.backup.id))
        var proved = ProvedBackup()
        let check = try await ListVerification(environment: environment, backup: backup).run(
            wanted, readsContent: depth != .list
        ) { proved.count($0) }.check
        proved.presences = check.presences
        proved.take(check.findings.findings, check.findings.counts)
        guard depth != .list, readsOn || proved.damageCount == 0 else { return proved }
        let isWhole = wanted.count == backup.collections.count
        let names = selection.elements.map(\.collection.reference).sorted()
        var backup = backup
        let report = try await VerifyUseCase(environment).verify(
            &backup,
            VerifyOptions(
                name: backup.layout.name.text, depth: depth,
                filter: CollectionFilter(isWhole ? [] : names.map { .collection($0) }),
                // What an earlier run has read may have rotted since.
                isFresh: true))
        proved.take(report.findings, report.counts)
        return proved
    }

    private static func damagedMeta(_ backup: InspectedBackup) -> BackupError {
        let name = backup.layout.name
        let list = backup.damagedMeta.map { "\($0.path): \($0.reason)" }.joined(separator: "; ")
        var error = BackupError(
            .damagedBackup, "Backup \(name) is damaged: \(list). Nothing was touched.",
            subject: backup.damagedMeta.first.map { "\(backup.layout.key(relative: $0.path))" } ?? name.text,
            advice: "What it describes can't be relied on, so no segment can be left out for it: use another backup. "
                + "`milvault verify -n \(name)` tells what of this one is whole, and \"A damaged backup\" in "
                + "docs/operations.md what can be done with that.")
        error.damages = backup.damagedMeta.map(\.finding)
        error.damageCount = Int64(error.damages.count)
        return error
    }

    private static func existing(_ name: String) throws -> BackupName {
        do {
            return try BackupName(existing: name)
        } catch {
            throw BackupError(.invalidRequest, "\(error)", subject: name)
        }
    }
}
