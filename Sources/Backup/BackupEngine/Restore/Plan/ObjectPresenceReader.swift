internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Lists a backup and proves that every object that a restore needs is there with its size.
struct ObjectPresenceReader: Sendable {
    /// Damages named in an error; the rest is counted.
    static let shownDamages = 5

    let environment: BackupEnvironment

    /// - Throws: `.damagedBackup` that names the first objects that aren't as they should be.
    func prove(_ selection: RestoreSelection, _ source: RestorableBackup) async throws -> [CollectionID: ObjectPresence]
    {
        let found = try await boundedMap(selection.elements, width: environment.limits.collections) { element in
            (element.collection.backup, try await list(element.collection, source.layout))
        }
        try Self.refuse(found.map { ($0.0.reference, $0.1.damages) }, in: source.layout.name)
        return Dictionary(found.map { ($0.0.id, $0.1) }) { first, _ in first }
    }

    private func list(_ collection: RestorableCollection, _ layout: BackupLayout) async throws -> ObjectPresence {
        var needed: [LogObject: Int64] = [:]
        for segment in collection.backup.segments { needed.merge(segment.neededLogs) { first, _ in first } }
        var presence = ObjectPresence(needed, emptySegments: collection.missingSegments, in: layout)
        for kind in [LogKind.insert, .delta] {
            try await environment.backupStore.list(layout.prefix(kind, collection.backup.id)) { page in
                for object in page.objects { presence.see(object) }
            }
        }
        return presence
    }

    private static func refuse(
        _ damages: [(CollectionReference, [ObjectPresence.Damage])], in backup: BackupName
    ) throws {
        let all = damages.flatMap(\.1)
        guard !all.isEmpty else { return }
        let shown = all.prefix(shownDamages).map(\.description).joined(separator: "; ")
        let more = all.count > shownDamages ? "; and \(all.count - shownDamages) more" : ""
        let collections = damages.filter { !$0.1.isEmpty }.map(\.0.description)
        throw BackupError(
            .damagedBackup, "Backup \(backup) is damaged: \(shown)\(more). Nothing was touched.",
            subject: collections.joined(separator: ", "),
            advice: "Leave these collections out with --filter, or use another backup.")
    }
}
