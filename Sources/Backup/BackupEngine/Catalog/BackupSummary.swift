package import BackupFormat
package import Basics

/// One line of a list of backups.
package struct BackupSummary: Sendable, Hashable {
    /// Whether there is a backup, and how much of one.
    package enum State: String, Sendable, Hashable {
        case complete
        /// Some collections failed; the others can be restored.
        case partial
        /// Never sealed: interrupted, or still being written.
        case unfinished
        /// Its description can't be understood.
        case damaged
    }

    /// Who wrote it.
    package enum Origin: String, Sendable, Hashable {
        case milvault
        case milvusBackup = "milvus-backup"
    }

    package var name: BackupName
    package var kind: BackupKind
    package var state: State
    package var origin: Origin
    /// When it was sealed or, where it never was, begun; nil when nothing tells.
    package var createdAt: WallTime?
    /// Bytes and objects that it needs; nil when nothing tells without reading everything.
    package var bytes: Int64?
    package var objects: Int64?
    package var collections: Int?
    /// Why it is damaged.
    package var reason: String?
    /// Backups whose objects it refers to.
    package var parents: [ParentBackup]
    /// Whether an unfinished one can be gone on with.
    package var isResumable = false
    /// Nil when it never was, or only by a program that keeps its reports elsewhere.
    package var verified: LastVerification?
    /// The same of drills.
    package var drilled: LastDrill?
}
