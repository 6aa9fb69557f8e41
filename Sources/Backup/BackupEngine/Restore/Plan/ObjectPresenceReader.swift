internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Lists a backup and proves that every object that a restore needs is there with its size.
struct ObjectPresenceReader: Sendable {
    let environment: BackupEnvironment
    let needed: NeededLogs

    /// - Throws: `.damagedBackup` that names the first objects that aren't as they should be.
    func prove(_ selection: RestoreSelection, _ source: RestorableBackup) async throws -> [CollectionID: ObjectPresence]
    {
        let found = try await boundedMap(selection.elements, width: environment.limits.collections) { element in
            (element.collection.backup, try await compare(element.collection, source.layout))
        }
        try Self.refuse(found.map { ($0.0.reference, $0.1) }, in: source.layout.name)
        return Dictionary(found.map { ($0.0.id, $0.1) }) { first, _ in first }
    }

    /// A listing has the order of the groups that a writer put segments into: it is sorted anew.
    private func compare(_ collection: RestorableCollection, _ layout: BackupLayout) async throws -> ObjectPresence {
        var sorter = LogSorter(needed.spool)
        for kind in [LogKind.insert, .delta] {
            var continuation: String?
            repeat {
                let page = try await environment.backupStore.listPage(
                    layout.prefix(kind, collection.backup.id), ListOptions(), continuation: continuation)
                for object in page.objects {
                    guard case .log(let log)? = layout.parse(object.key)?.object else { continue }
                    try sorter.add(log, size: object.size)
                }
                continuation = page.continuation
            } while continuation != nil
        }
        var presence = ObjectPresence(emptySegments: collection.missingSegments)
        var wanted = try needed.sorted(collection.backup.id)
        var listed = try PlanMerge(try sorter.finish().map { (0, $0) }, in: needed.spool)
        try presence.compare(&wanted, &listed)
        return presence
    }

    private static func refuse(_ presences: [(CollectionReference, ObjectPresence)], in backup: BackupName) throws {
        let damaged = presences.filter { $0.1.damageCount > 0 }
        guard !damaged.isEmpty else { return }
        let shown = damaged.flatMap(\.1.damages).prefix(ObjectPresence.keptDamages)
        let rest = damaged.reduce(0) { $0 + $1.1.damageCount } - shown.count
        let list = shown.map(\.description).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
        throw BackupError(
            .damagedBackup, "Backup \(backup) is damaged: \(list). Nothing was touched.",
            subject: damaged.map(\.0.description).joined(separator: ", "),
            advice: "Leave these collections out with --filter, or use another backup.")
    }
}
