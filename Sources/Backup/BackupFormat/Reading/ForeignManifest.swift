/// How a backup of milvus-backup describes itself.
package enum ForeignManifest: Sendable, Hashable {
    /// `full_meta.json` (0.4 and later).
    case full
    /// The four level files only: 0.1 to 0.3, or a later writer that died before its full manifest. What applies to
    /// all partitions (level zero segments), users and databases are not in them.
    case levels
}
