internal import ObjectStorage

/// Decides whether an object must be copied, given what lies at the destination already. Pure.
struct CopyNeed {
    /// Whether ETags of the two stores mean the same: those of a directory don't.
    let etagsCompare: Bool

    func mustCopy(_ source: ObjectMetadata, over found: ObjectMetadata?) -> Bool {
        guard let found, found.size == source.size else { return true }
        guard source.size > 0 else { return false }
        if etagsCompare, let mine = source.etag, let theirs = found.etag {
            if mine == theirs { return false }
            // Of an object in parts the ETag tells how it was cut, too, and equal content may differ in it.
            if !mine.isMultipart, !theirs.isMultipart { return true }
        }
        // Without a common ETag the younger one wins, as with every tool that compares times.
        guard let written = source.lastModified, let copied = found.lastModified else { return false }
        return written > copied
    }
}
