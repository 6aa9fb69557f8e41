package import Basics
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
    /// To one endpoint; nil means no limit.
    package var requestsInFlight: Int?
    /// To one endpoint; nil means no limit.
    package var requestsPerSecond: Double?
    /// Of streams, each way.
    package var bandwidth: BandwidthTimetable
    /// Of a store that is away; nil means that it isn't waited for.
    package var outageTimeout: Duration?
    /// To Milvus; nil means no limit.
    package var milvusCallsInFlight: Int?
    /// To Milvus; nil means no limit.
    package var milvusCallsPerSecond: Double?
    /// Nil means no limit.
    package var milvusFlushesInFlight: Int?
    package var connectTimeout: Duration
    package var idleTimeout: Duration
    package var milvusCallTimeout: Duration
    package var isVerbose: Bool
}
