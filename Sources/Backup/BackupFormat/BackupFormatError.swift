package import ObjectStorage

/// Why a backup could not be read or written.
package enum BackupFormatError: Error, Sendable, CustomStringConvertible {
    /// The store failed; its error says what, where and whether a retry can help.
    case store(ObjectStoreError)
    /// Nothing lies under the name.
    case noSuchBackup(BackupName)
    /// Something lies there that was never sealed: a run that was interrupted, or is still at work.
    case unfinished(BackupName)
    /// An object isn't what it was when it was sealed, or can't be understood.
    case damaged(ObjectKey, reason: String)
    /// Bytes could not be made for an object.
    case unwritable(ObjectKey, reason: String)
    /// Another run holds the name.
    case nameTaken(BackupName)

    package var description: String {
        switch self {
        case .store(let error):
            error.description
        case .noSuchBackup(let name):
            "There is no backup '\(name)' in this repository."
        case .unfinished(let name):
            "The backup '\(name)' was never finished: it has no seal."
        case .damaged(let key, let reason):
            "The backup is damaged at \(key): \(reason)."
        case .unwritable(let key, let reason):
            "Cannot write \(key): \(reason)."
        case .nameTaken(let name):
            "The name '\(name)' is taken by another run or an existing backup."
        }
    }

    package var isNotFound: Bool {
        if case .store(let error) = self { error.code == .notFound } else { false }
    }
}
