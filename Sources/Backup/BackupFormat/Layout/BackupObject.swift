/// What a key below a backup's `binlogs/` or `index_files/` says.
package struct BackupObject: Sendable, Hashable {
    package var object: DataObject
    /// The group directory; nil where the layout has none: index files, level zero segments of all partitions, and
    /// backups of milvus-backup 0.1 to 0.3 with small partitions.
    package var group: GroupID?

    package init(object: DataObject, group: GroupID?) {
        self.object = object
        self.group = group
    }
}
