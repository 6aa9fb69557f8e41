internal import BackupConfiguration
internal import HTTPTransport
internal import Transfers

extension TransferConfiguration {
    init(_ runs: RunSettings) {
        self.init(
            mode: TransferMode(runs.transferMode), concurrency: runs.transferConcurrency,
            multipartThreshold: runs.multipartCopyThreshold, partSize: runs.partSize, checksum: runs.checksum)
    }

    /// The same, its steps on the thread of that client.
    func running(on client: HTTPClient?) -> Self {
        var configuration = self
        configuration.executor = client?.executor
        return configuration
    }
}

extension TransferMode {
    fileprivate init(_ mode: RunSettings.TransferMode) {
        switch mode {
        case .auto: self = .auto
        case .direct: self = .direct
        case .streaming: self = .streaming
        }
    }
}

extension RunSettings.TransferMode {
    init(_ mode: TransferMode) {
        switch mode {
        case .auto: self = .auto
        case .direct: self = .direct
        case .streaming: self = .streaming
        }
    }
}
