/// What a backup holds of its own, and what it refers to.
package enum BackupKind: String, Sendable, Hashable, CaseIterable {
    /// Everything lies in its own directory.
    case full
    /// Refers to objects of one full backup.
    case differential
    /// Refers to objects of any sealed backups of the same source.
    case incremental
}
