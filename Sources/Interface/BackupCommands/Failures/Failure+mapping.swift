internal import BackupConfiguration
internal import BackupEngine
internal import Basics
internal import HTTPTransport
internal import MilvusClient
internal import ObjectStorage

extension Failure {
    /// Every error that may reach the top, with the exit code that fits it.
    package init(_ error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as BackupError: self.init(backup: error)
        case let error as ConfigurationError: self.init(configuration: error)
        case let error as ObjectStoreError: self.init(store: error)
        case let error as MilvusClientError: self.init(milvus: error)
        case let error as HTTPTransportError: self.init(transport: error)
        case is CancellationError: self.init(.interrupted, code: "interrupted", "Interrupted.", subject: "milvault")
        default: self.init(.failed, code: "failed", "\(error)", subject: "milvault")
        }
    }

    private init(backup error: BackupError) {
        let (status, code): (ExitStatus, String) =
            switch error.code {
            case .failed: (.failed, "failed")
            case .invalidRequest: (.usage, "invalid-request")
            case .noSuchBackup: (.noSuchBackup, "no-such-backup")
            case .inUse: (.inUse, "in-use")
            case .accessDenied: (.accessRefused, "access-refused")
            case .incompatibleVersions: (.incompatibleVersions, "incompatible-versions")
            case .damagedBackup: (.damagedBackup, "damaged-backup")
            case .interrupted: (.interrupted, "interrupted")
            }
        self.init(
            status, code: code, error.message, subject: error.subject,
            advice: Self.advice(error.advice, on: error.message))
        guard error.damageCount > 0 else { return }
        details = [
            "findingCount": JSONValue(error.damageCount), "findings": .array(error.damages.map(\.json)),
        ]
    }

    /// A certificate that isn't trusted has one usual reason, and only this layer knows the keys that help.
    private static func advice(_ advice: String?, on message: String) -> String? {
        guard message.lowercased().contains("certificate") else { return advice }
        let keys =
            "If an authority of your own signed it, name that authority's PEM file: milvus.grpc.caCertPath, "
            + "milvus.storage.tls.caCertPath or backup.storage.tls.caCertPath."
        return advice.map { "\($0) \(keys)" } ?? keys
    }

    private init(configuration error: ConfigurationError) {
        let place = error.place.map { "\($0): " } ?? ""
        self.init(
            .usage, code: "configuration", place + error.message, subject: error.subject, advice: error.advice)
    }

    private init(store error: ObjectStoreError) {
        var plain = error
        plain.advice = nil
        let (status, code): (ExitStatus, String) =
            switch error.code {
            case .accessDenied, .invalidCredentials: (.accessRefused, "access-refused")
            case .cancelled: (.interrupted, "interrupted")
            default: (.failed, "object-store")
            }
        self.init(
            status, code: code, "\(plain)", subject: error.subject, advice: Self.advice(error.advice, on: "\(plain)"))
    }

    private init(milvus error: MilvusClientError) {
        let (status, code): (ExitStatus, String) =
            switch error.code {
            case .unauthenticated, .permissionDenied: (.accessRefused, "access-refused")
            case .cancelled: (.interrupted, "interrupted")
            default: (.failed, "milvus")
            }
        let subject = error.subject.isEmpty ? error.server : error.subject
        self.init(
            status, code: code, "\(error)", subject: subject, advice: Self.advice(error.advice, on: "\(error)"))
    }

    private init(transport error: HTTPTransportError) {
        if error.code == .cancelled {
            self.init(.interrupted, code: "interrupted", "\(error)", subject: error.operation)
            return
        }
        let advice = error.code == .tls ? "Check the CA file and whether the address speaks TLS at all." : nil
        self.init(
            .failed, code: "connection", "\(error)", subject: error.operation,
            advice: Self.advice(advice, on: "\(error)"))
    }
}
