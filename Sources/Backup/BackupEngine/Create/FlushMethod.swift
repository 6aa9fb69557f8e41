internal import MilvusClient

/// How the data of the selected collections is made complete in the object store.
enum FlushMethod: Sendable, Equatable {
    /// One flush for each collection, each with a point of its own.
    case perCollection
    /// One flush for the cluster, one point for all.
    case cluster
    /// Nothing is flushed: what is sealed already is taken.
    case none

    /// - Throws: a usage error when the server can't do what was asked for by name.
    init(_ strategy: CreateOptions.Strategy, on features: MilvusFeatures) throws(BackupError) {
        switch strategy {
        case .auto: self = features.has(.clusterFlush) ? .cluster : .perCollection
        case .serialFlush: self = .perCollection
        case .skipFlush, .metaOnly: self = .none
        case .bulkFlush:
            guard features.has(.clusterFlush) else {
                throw BackupError(
                    .incompatibleVersions, "Milvus \(features.versionText) can't flush the whole cluster at one point.",
                    subject: "--strategy bulk_flush", advice: "Use --strategy serial_flush; from 2.6.11 on it can.")
            }
            self = .cluster
        }
    }
}
