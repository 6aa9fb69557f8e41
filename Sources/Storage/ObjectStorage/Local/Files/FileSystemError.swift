internal import Basics
internal import Glibc

/// A system call that failed.
struct FileSystemError: Error, Equatable {
    let call: String
    let path: String
    let number: Int32

    /// Reads `errno`: to be made right after the call.
    init(_ call: String, _ path: String, number: Int32 = errno) {
        self.call = call
        self.path = path
        self.number = number
    }

    var message: String {
        "\(call) \(path): \(String(cString: strerror(number)))"
    }
}

extension ObjectStoreError {
    init(_ error: FileSystemError, operation: String, subject: String) {
        let (code, advice) = Self.meaning(of: error.number)
        self.init(
            code, operation: operation, subject: subject, reason: error.message,
            isRetryable: error.number == EINTR || error.number == EAGAIN || error.number == EMFILE, advice: advice)
    }

    private static func meaning(of number: Int32) -> (Code, advice: String?) {
        switch number {
        case ENOENT: (.notFound, nil)
        case EEXIST: (.alreadyExists, nil)
        case EACCES, EPERM, EROFS: (.accessDenied, "Give the user that runs milvault read and write rights there.")
        case ENOSPC, EDQUOT: (.other, "Free some space on that file system.")
        case ENOTDIR, EISDIR, ENOTEMPTY:
            (.invalidRequest, "A key can't be a directory of another one in a local store.")
        case ENAMETOOLONG, EINVAL, ELOOP: (.invalidRequest, nil)
        case EMFILE, ENFILE: (.unavailable, "Raise the limit of open files (ulimit -n).")
        case EIO: (.damaged, "The disk reports an input/output error.")
        default: (.other, nil)
        }
    }
}
