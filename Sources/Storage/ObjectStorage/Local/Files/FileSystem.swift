internal import Glibc

/// The calls on names that a store needs. All of them block: run them on ``BlockingWorkers``.
enum FileSystem {
    static func rename(_ old: String, to new: String) throws(FileSystemError) {
        guard Glibc.rename(old, new) == 0 else { throw FileSystemError("rename to", new) }
    }

    /// A second name for a file; fails with `EEXIST` when the name is taken, which makes it a rename that never
    /// overwrites.
    static func link(_ old: String, to new: String) throws(FileSystemError) {
        guard Glibc.link(old, new) == 0 else { throw FileSystemError("link to", new) }
    }

    /// No error when nothing is there.
    static func removeFile(_ path: String) throws(FileSystemError) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw FileSystemError("remove", path) }
    }

    /// - Returns: False when the directory has entries or isn't there.
    @discardableResult
    static func removeDirectoryIfEmpty(_ path: String) -> Bool {
        rmdir(path) == 0
    }

    /// The directory and all above it that aren't there yet.
    static func makeDirectories(_ path: String) throws(FileSystemError) {
        if mkdir(path, 0o755) == 0 { return }
        switch errno {
        case EEXIST:
            return
        case ENOENT:
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else {
                throw FileSystemError("create directory", path)
            }
            try makeDirectories(String(path[..<slash]))
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileSystemError("create directory", path) }
        default:
            throw FileSystemError("create directory", path)
        }
    }

    /// Brings names made or removed in a directory to the disk.
    static func syncDirectory(_ path: String) throws(FileSystemError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystemError("open directory", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileSystemError("sync directory", path) }
    }

    /// Files and directories in a directory; what is neither, and names that aren't UTF-8, are left out.
    /// Empty when the directory isn't there.
    static func entries(of path: String) throws(FileSystemError) -> [DirectoryEntry] {
        guard let directory = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw FileSystemError("open directory", path)
        }
        defer { closedir(directory) }
        var entries: [DirectoryEntry] = []
        errno = 0
        while let entry = readdir(directory) {
            if let known = DirectoryEntry(entry, in: path) { entries.append(known) }
            errno = 0
        }
        guard errno == 0 else { throw FileSystemError("read directory", path) }
        return entries
    }
}
