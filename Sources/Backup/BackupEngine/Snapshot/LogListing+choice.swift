internal import BackupFormat
internal import MilvusClient

extension LogListing {
    /// How logs are learnt on this server with this configuration: decided once, never by falling back.
    init(_ environment: BackupEnvironment, _ features: MilvusFeatures) {
        if environment.etcd != nil {
            self = .etcd
        } else {
            self = features.has(.exactSegmentLogs) ? .rest : .listing
        }
    }
}
