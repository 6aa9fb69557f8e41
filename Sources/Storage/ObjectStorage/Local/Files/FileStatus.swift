internal import Basics
internal import Glibc

/// What the file system says of one file.
struct FileStatus: Sendable, Equatable {
    let isRegularFile: Bool
    let size: Int64
    let modified: WallTime
    /// Made of inode, time of change in nanoseconds and size: another one whenever a key is written again, since
    /// writing makes a new file. It says nothing of the content: a copy has an ETag of its own.
    let etag: ETag

    init(_ status: stat) {
        isRegularFile = status.st_mode & S_IFMT == S_IFREG
        size = Int64(status.st_size)
        let seconds = Int64(status.st_mtim.tv_sec)
        let nanoseconds = Int64(status.st_mtim.tv_nsec)
        modified = WallTime(milliseconds: seconds * 1000 + nanoseconds / 1_000_000)
        let stamp = seconds &* 1_000_000_000 &+ nanoseconds
        let parts = [UInt64(status.st_ino), UInt64(bitPattern: stamp), UInt64(bitPattern: size)]
        etag = ETag(parts.map { String($0, radix: 16) }.joined(separator: "."))
    }

    /// Nil when nothing is there; a symbolic link isn't followed.
    static func of(_ path: String) throws(FileSystemError) -> FileStatus? {
        var status = stat()
        if lstat(path, &status) == 0 { return FileStatus(status) }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileSystemError("stat", path)
    }
}
