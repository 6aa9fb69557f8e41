package import ObjectStorage

/// Limits and habits of runs.
package struct RunSettings: Sendable, Equatable {
    package enum TransferMode: String, Sendable {
        case auto
        case direct
        case streaming
    }

    package var backupCollections: Int
    package var pausesGarbageCollection: Bool
    package var restoreCollections: Int
    package var importJobs: Int
    package var segmentsPerImportJob: Int
    package var importTimeout: Duration
    package var transferMode: TransferMode
    /// Objects in flight.
    package var transferConcurrency: Int
    /// Bytes.
    package var multipartCopyThreshold: Int64
    /// Bytes.
    package var partSize: Int64
    /// Nil asks stores for none and computes none.
    package var checksum: ChecksumAlgorithm?
    package var connectTimeout: Duration
    package var idleTimeout: Duration
    package var milvusCallTimeout: Duration
    package var isVerbose: Bool
}
