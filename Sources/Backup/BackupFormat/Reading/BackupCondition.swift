/// What lies under a backup's name.
package enum BackupCondition: Sendable, Hashable {
    /// Nothing.
    case absent
    /// Ours, finished.
    case sealed(Seal)
    /// milvus-backup's: a manifest, no seal and no run of ours.
    case foreign(ForeignManifest)
    /// Objects without a promise: a run of ours that was interrupted or is at work, or a half-written backup of
    /// milvus-backup.
    case unfinished(RunMarker?)
    /// Objects, but none where a backup has its own: another program's directory. Not ours to touch.
    case stranger
    /// A seal that can't be understood, or a finished backup of ours that has lost it.
    case damaged(reason: String)
}
