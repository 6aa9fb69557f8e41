#if canImport(Glibc)
    private import Glibc
#endif

/// A temporary file could not be made, written or read; the number is the system's own.
package struct TemporaryFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `create`, `write`, `read`.
    package let operation: String
    package let directory: String
    package let number: Int32
    /// Bytes that it held.
    package let size: Int64

    package init(_ operation: String, directory: String, number: Int32, size: Int64) {
        self.operation = operation
        self.directory = directory
        self.number = number
        self.size = size
    }

    /// The file system is full, or the process' limit is reached.
    package var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(number) }

    package var description: String {
        let reason = String(cString: strerror(number))
        return "Cannot \(operation) a temporary file in \(directory) (it holds \(ByteCount(size))): \(reason)."
    }
}
