internal import BackupFormat
internal import MilvusClient
internal import ObjectStorage

/// A restore that stops where it is, to be gone on with: it was interrupted, or a server is away.
///
/// Nothing is taken back then. What could be, couldn't be told from what a server did meanwhile.
struct RestoreSuspension: Error {
    let cause: BackupError

    /// Nil when going on later would meet the same failure.
    init?(causedBy error: any Error, subject: String) {
        if let suspension = error as? RestoreSuspension {
            self = suspension
            return
        }
        guard Self.mayPass(error) || Task.isCancelled else { return nil }
        cause = BackupError(causedBy: error, while: "go on with the restore", subject: subject)
    }

    private static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let error as ObjectStoreError: mayPass(error)
        case BackupFormatError.store(let error): mayPass(error)
        case let error as MilvusClientError:
            [.connection, .timeout, .unavailable, .cancelled, .unauthenticated].contains(error.code)
        case let error as BackupError: error.code == .interrupted
        default: error is CancellationError
        }
    }

    private static func mayPass(_ error: ObjectStoreError) -> Bool {
        [.connection, .timeout, .unavailable, .throttled, .cancelled, .invalidCredentials].contains(error.code)
    }
}
