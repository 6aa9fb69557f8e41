internal import BackupFormat
internal import Basics
internal import MilvusModel

/// A finished backup as its own description has it, for whoever verifies or restores it.
struct InspectedBackup {
    /// A meta object that isn't what was sealed.
    struct DamagedMeta: Sendable, Hashable {
        var path: String
        var reason: String

        var finding: VerifyFinding {
            VerifyFinding(
                .meta, path, "\(path) isn't what was sealed: \(reason)",
                meaning: "What it describes can't be relied on; a restore of the backup is refused.")
        }
    }

    let layout: BackupLayout
    let condition: BackupCondition
    /// Nil when the manifest can't be read.
    var restorable: RestorableBackup?
    var promises: Promises
    var damagedMeta: [DamagedMeta] = []

    var seal: Seal? { if case .sealed(let seal) = condition { seal } else { nil } }

    /// By the manifest, or by the seal where the manifest is damaged.
    var collections: [(id: CollectionID, name: CollectionReference)] {
        if let restorable { return restorable.collections.map { ($0.backup.id, $0.reference) } }
        return seal?.collections.filter { $0.failure == nil }.map { ($0.id, $0.reference) } ?? []
    }
}
