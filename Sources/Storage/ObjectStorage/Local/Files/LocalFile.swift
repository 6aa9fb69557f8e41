internal import Glibc

/// An open file; closed when the last reference goes. All calls block: run them on ``BlockingWorkers``.
final class LocalFile: Sendable {
    let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Opens a regular file; a symbolic link as the last component is refused (`ELOOP`), and so is anything that
    /// isn't a file.
    static func openForReading(_ path: String) throws(FileSystemError) -> LocalFile {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileSystemError("open", path) }
        let file = LocalFile(path: path, descriptor: descriptor)
        guard try file.status().isRegularFile else { throw FileSystemError("open", path, number: ENOENT) }
        return file
    }

    /// Creates a file that must not be there yet.
    static func create(_ path: String) throws(FileSystemError) -> LocalFile {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw FileSystemError("create", path) }
        return LocalFile(path: path, descriptor: descriptor)
    }

    func status() throws(FileSystemError) -> FileStatus {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileSystemError("stat", path) }
        return FileStatus(status)
    }

    /// At most `count` bytes from `offset`; empty at the end of the file.
    func read(at offset: Int64, count: Int) throws(FileSystemError) -> [UInt8] {
        var result = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat {
                result = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            } while result < 0 && errno == EINTR
            filled = max(0, result)
        }
        guard result >= 0 else { throw FileSystemError("read", path) }
        return bytes
    }

    /// Appends all bytes.
    func write(_ bytes: [UInt8]) throws(FileSystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                guard errno == EINTR else { throw FileSystemError("write", path) }
                continue
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Makes this empty file share the other's blocks: no byte moves.
    ///
    /// - Returns: False where the file system can't.
    func clone(_ source: LocalFile) -> Bool {
        let cloneRequest: UInt = 0x4004_9409  // FICLONE, a macro that Swift can't import (linux/fs.h)
        return ioctl(descriptor, cloneRequest, source.descriptor) == 0
    }

    /// Appends `range` of another file inside the kernel: the bytes don't come to this process.
    func append(_ range: Range<Int64>, of source: LocalFile) throws(FileSystemError) {
        var offset = off_t(range.lowerBound)
        let end = off_t(range.upperBound)
        while offset < end {
            let copied = sendfile(descriptor, source.descriptor, &offset, min(end - offset, 1 << 30))
            if copied < 0 {
                guard errno == EINTR else { throw FileSystemError("copy", source.path) }
                continue
            }
            guard copied > 0 else { throw FileSystemError("copy (the file became shorter)", source.path, number: EIO) }
        }
    }

    /// Brings the bytes to the disk and stamps the file with the time in nanoseconds: the kernel's own stamp moves in
    /// steps of milliseconds, too coarse to tell two versions apart.
    func seal() throws(FileSystemError) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        guard futimens(descriptor, [now, now]) == 0 else { throw FileSystemError("stamp", path) }
        guard fsync(descriptor) == 0 else { throw FileSystemError("sync", path) }
    }
}
