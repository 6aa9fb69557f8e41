extension ObjectMetadata {
    /// Nil when the status isn't a file's.
    init?(key: ObjectKey, _ status: FileStatus) {
        guard status.isRegularFile else { return nil }
        self.init(key: key, size: status.size, etag: status.etag, lastModified: status.modified)
    }
}
