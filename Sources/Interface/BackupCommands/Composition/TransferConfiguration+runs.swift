internal import BackupConfiguration
internal import HTTPTransport
internal import ObjectStorage
internal import Transfers

extension TransferConfiguration {
    init(_ runs: RunSettings) {
        self.init(
            mode: TransferMode(runs.transferMode), concurrency: runs.transferConcurrency,
            multipartThreshold: runs.multipartCopyThreshold, partSize: runs.partSize, checksum: runs.checksum)
    }

    /// The same, its steps on the thread of the one client where the store copies by itself.
    func running(on client: HTTPClient?, from source: StoreLocation, to destination: StoreLocation) -> Self {
        var configuration = self
        let copies = mode != .streaming && destination.canCopyServerSide(from: source)
        configuration.executor = copies ? client?.executor : nil
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
