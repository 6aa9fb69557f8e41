internal import ObjectStorage
internal import Transfers

extension ObjectMover {
    /// Moves objects as the environment says; what it finds out about the stores is told once, as a finding.
    init(from source: any ObjectStore, to destination: any ObjectStore, in environment: BackupEnvironment) {
        let observer = environment.observer
        self.init(from: source, to: destination, environment.transfer) { notice in
            observer.emit(.finding(Finding(notice)))
        }
    }
}

extension Finding {
    init(_ notice: TransferNotice) {
        switch notice {
        case .copyRefused(let error):
            self.init(
                "copy-refused", subject: error.subject,
                "The store doesn't copy by itself (\(error.reason)): objects are streamed through this machine.",
                advice: "See the rights in docs/operations.md, or set transfer.mode: streaming.")
        case .checksumRefused(let error):
            self.init(
                "checksum-refused", subject: error.subject,
                "The store computes no checksums (\(error.reason)): objects are proved by size and ETag.",
                advice: "Set transfer.checksum: none, and it isn't asked again.")
        }
    }
}
