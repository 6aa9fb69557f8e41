internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Keeps what a backup doesn't know from being imported with it: where an import reads the backup itself, it reads whole
/// directories. (What is staged lacks it.) Pure.
struct StrangerGate {
    private static let shown = 3

    let layout: BackupLayout
    let options: RestoreOptions
    let isInPlace: Bool
    let isResumed: Bool

    /// `leftOut`, with the collections given up of which an import would bring in something else.
    ///
    /// - Throws: `.damagedBackup` where they may not be given up, or nothing is left.
    func leftOut(
        _ collections: [RestorableCollection], _ presences: [CollectionID: ObjectPresence],
        _ leftOut: [CollectionID: LeftOut]
    ) throws(BackupError) -> [CollectionID: LeftOut] {
        var result = leftOut
        var refused: [(name: CollectionReference, reason: String)] = []
        for collection in collections where leftOut[collection.backup.id]?.loss == nil {
            let id = collection.backup.id
            let known = leftOut[id]?.ids ?? []
            guard let strangers = presences[id]?.strangers, strangers.count > 0,
                let reason = reason(collection.leavingOut(known), strangers)
            else { continue }
            refused.append((collection.reference, reason))
            result[id, default: Self.nothing(of: collection)].loss = reason
        }
        guard !refused.isEmpty else { return leftOut }
        let isAll = collections.allSatisfy { result[$0.backup.id]?.loss != nil }
        guard options.skipDamaged, !isResumed, !isAll else { throw error(refused) }
        return result
    }

    private func reason(_ collection: RestorableCollection, _ strangers: Strangers) -> String? {
        guard strangers.areAllKnown else {
            return "\(strangers.count) objects that the backup doesn't know lie among its logs"
        }
        guard isInPlace else { return nil }
        let directories = collection.units.flatMap { [$0.insertPrefix, $0.deltaPrefix] }.compactMap { prefix in
            prefix.flatMap { layout.relativePath(of: ObjectKey($0)) }
        }
        let found = strangers.below(Set(directories))
        guard !found.isEmpty else { return nil }
        let rest = found.count > Self.shown ? ", and \(found.count - Self.shown) more" : ""
        return
            "\(found.count == 1 ? "1 object" : "\(found.count) objects") that the backup doesn't know in directories "
            + "that Milvus imports whole: \(found.prefix(Self.shown).joined(separator: ", "))\(rest)"
    }

    private static func nothing(of collection: RestorableCollection) -> LeftOut {
        let segments = collection.backup.segments
        return LeftOut(segments: [], ofSegments: segments.count, ofRows: segments.total(\.rows), harmless: [])
    }

    private func error(_ refused: [(name: CollectionReference, reason: String)]) -> BackupError {
        let reasons = refused.prefix(Self.shown).map { "\($0.name): \($0.reason)" }.joined(separator: "; ")
        let more = refused.count > Self.shown ? "; and \(refused.count - Self.shown) more" : ""
        return BackupError(
            .damagedBackup,
            "Backup \(layout.name) can't be restored as it lies. \(reasons)\(more). "
                + "\(isResumed ? "Nothing more" : "Nothing") was touched.",
            subject: refused.map { "\($0.name)" }.sorted().joined(separator: ", "),
            advice: "Move these objects away, `milvault verify -n \(layout.name)` lists them as strays"
                + (isResumed ? "; then resume." : "; or leave the collections out with --filter or --skip-damaged."))
    }
}
