internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import DataExport
internal import MilvusClient
internal import ObjectStorage

extension BackupError {
    /// What a use case throws for what its parts threw: the cause's own words, the exit code that fits.
    init(causedBy error: any Error, while attempt: String, subject: String) {
        switch error {
        case let error as BackupError: self = error
        case let error as ObjectStoreError: self.init(error, subject: subject)
        case let error as MilvusClientError: self.init(error, subject: subject)
        case let error as BackupFormatError: self.init(error, subject: subject)
        case let error as BinlogFormatError: self.init(error, subject: subject)
        case let error as ExportError: self.init(error, subject: subject)
        case let error as BackupNameError: self.init(.invalidRequest, error.description, subject: error.name)
        case let error as LogSelection.Problem:
            self.init(.failed, "Cannot \(attempt): \(error.explanation)", subject: subject, advice: error.advice)
        case let error as TemporaryFileError: self.init(error, subject: subject)
        case is CancellationError: self.init(.interrupted, "Interrupted before it could \(attempt).", subject: subject)
        default: self.init(.failed, "Cannot \(attempt): \(error)", subject: subject)
        }
    }

    private init(_ error: ObjectStoreError, subject: String) {
        let code: Code =
            switch error.code {
            case .accessDenied, .invalidCredentials: .accessDenied
            case .cancelled: .interrupted
            default: .failed
            }
        var plain = error
        plain.advice = nil
        self.init(code, plain.description, subject: subject, advice: error.advice)
    }

    private init(_ error: ExportError, subject: String) {
        switch error.code {
        case .store: self.init(.failed, error.message, subject: subject)
        case .cancelled: self.init(.interrupted, error.message, subject: subject)
        case .value: self.init(.damagedBackup, error.message, subject: subject)
        case .noValue:
            self.init(
                .failed, error.message, subject: subject,
                advice: "Name the fields that are wanted with --fields, or choose another --format.")
        case .unsupportedField: self.init(.invalidRequest, error.message, subject: subject)
        case .temporaryFile:
            self.init(
                .failed, error.message, subject: subject,
                advice: "NumPy's arrays wait in temporary files: set TMPDIR to a directory with room for them.")
        }
        if let store = error.store { self.init(store, subject: subject) }
    }

    private init(_ error: TemporaryFileError, subject: String) {
        self.init(
            .failed, "\(error)", subject: subject,
            advice: error.isFull
                ? "Free some space there, or set TMPDIR to another directory: a plan takes about 120 bytes an object."
                : "Set TMPDIR to a directory that can be written to.")
    }

    private init(_ error: MilvusClientError, subject: String) {
        let code: Code =
            switch error.code {
            case .unauthenticated, .permissionDenied: .accessDenied
            case .cancelled: .interrupted
            default: .failed
            }
        self.init(code, "\(error)", subject: subject, advice: error.advice)
    }

    private init(_ error: BackupFormatError, subject: String) {
        switch error {
        case .store(let error): self.init(error, subject: subject)
        case .noSuchBackup(let name):
            self.init(
                .noSuchBackup, error.description, subject: name.text, advice: "`milvault list` shows what is there.")
        case .unfinished(let name):
            self.init(
                .damagedBackup, error.description, subject: name.text,
                advice: "`milvault resume -n \(name)` goes on with it, `milvault delete -n \(name)` removes it.")
        case .unwritable(let key, _): self.init(.failed, error.description, subject: key.rawValue)
        case .damaged(let key, _): self.init(.damagedBackup, error.description, subject: key.rawValue)
        case .nameTaken(let name):
            self.init(
                .failed, error.description, subject: name.text,
                advice: "Choose another name, or remove it with `milvault delete -n \(name)`.")
        }
    }

    private init(_ error: BinlogFormatError, subject: String) {
        let isDamage = error.kind == .damaged || error.kind == .truncated
        self.init(
            isDamage ? .damagedBackup : .failed, error.description, subject: error.file ?? subject,
            advice: isDamage
                ? "`milvault verify --depth hash` tells what else is damaged."
                : "This version of milvault can't read it; Milvus itself may.")
    }

    /// Whether it is about everything, so that trying the next collection is of no use.
    var isFatal: Bool {
        code == .interrupted || code == .accessDenied || code == .invalidRequest
    }
}

extension LogSelection.Problem {
    var explanation: String {
        switch self {
        case .missing(let what): "\(what) isn't in the bucket"
        case .misaligned(let segment):
            "the fields of \(segment) have different numbers of logs, and only Milvus' metadata tells which ones count"
        }
    }

    var advice: String {
        switch self {
        case .missing: "Garbage collection may have taken it: try again, or raise Milvus' dropTolerance."
        case .misaligned: "Set milvus.etcd.endpoints, so that the exact list is known."
        }
    }
}
