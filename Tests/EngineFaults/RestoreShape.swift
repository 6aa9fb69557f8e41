import EngineHarness
import FaultRig

/// A small backup to restore, and the kind of Milvus that it goes into.
enum RestoreShape: String, Sendable, CaseIterable {
    /// 2.3, one import a partition, beside the source under another name.
    case beside
    /// 2.3, in place of the source, which was dropped: aliases come back.
    case inPlace
    /// 2.4: jobs by REST, no idempotency keys.
    case jobs
    /// Later: the same job for the same key.
    case keyedJobs
    /// 2.3, of a backup in which a file of one segment is missing: that segment is left out.
    case torn

    var suffix: String { self == .inPlace ? "" : "_back" }
    var target: String { "docs" + suffix }

    var configuration: RigConfiguration {
        var configuration = RigConfiguration()
        var docs = MilvusSeed("docs")
        docs.partitions = ["_default", "second"]
        docs.segmentsPerPartition = 1
        docs.deletesPerSegment = 1
        if self == .inPlace { docs.aliases = ["papers"] }
        configuration.seeds = [docs]
        switch self {
        case .beside, .inPlace: break
        case .torn: configuration.seeds[0].segmentsPerPartition = 2
        case .jobs: configuration.milvus.version = "v2.4.10"
        case .keyedJobs:
            configuration.milvus.version = "v2.6.8"
            configuration.milvus.honoursIdempotencyKeys = true
        }
        return configuration
    }
}
