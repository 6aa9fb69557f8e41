private import Synchronization

#if canImport(Glibc)
    internal import Glibc
#endif

/// A file without a name: it vanishes with the process, however that ends.
///
/// Reads and writes are at given places, so several tasks may use it at once. They block for as long as the page cache
/// takes them.
package final class TemporaryFile: Sendable {
    private let directory: String
    private let descriptor: Int32
    private let highest = Mutex<Int64>(0)

    package init(in directory: String) throws(TemporaryFileError) {
        self.directory = directory
        var path = Array("\(directory)/milvault-XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else {
            throw TemporaryFileError("create", directory: directory, number: errno, size: 0)
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(path)
    }

    deinit {
        close(descriptor)
    }

    /// Bytes up to the end of the highest write.
    package var size: Int64 { highest.withLock { $0 } }

    package func write(_ bytes: [UInt8], at offset: Int64) throws(TemporaryFileError) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(offset) + off_t(done))
            }
            if written < 0 {
                guard errno == EINTR else { throw failure("write") }
                continue
            }
            done += written
        }
        highest.withLock { $0 = max($0, offset + Int64(bytes.count)) }
    }

    /// At most `count` bytes from `offset`; fewer at the end of the file.
    package func read(at offset: Int64, count: Int) throws(TemporaryFileError) -> [UInt8] {
        var result = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat {
                result = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            } while result < 0 && errno == EINTR
            filled = max(0, result)
        }
        guard result >= 0 else { throw failure("read") }
        return bytes
    }

    private func failure(_ operation: String) -> TemporaryFileError {
        TemporaryFileError(operation, directory: directory, number: errno, size: size)
    }
}
