internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// Which of the objects that lie among a collection's logs are copied for the import. Pure.
struct StagingChoice: Sendable {
    let layout: BackupLayout
    let leftOut: Set<SegmentID>
    /// Below the backup's directory: what the backup doesn't know.
    let strangers: Set<String>

    /// Where it lies below the backup's directory; nil for what isn't copied.
    func path(of key: ObjectKey) -> String? {
        guard let path = layout.relativePath(of: key), let parsed = BackupLayout.parse(relative: path) else {
            return nil
        }
        return leftOut.contains(parsed.object.segment) || strangers.contains(path) ? nil : path
    }
}
