import EngineHarness
import FaultRig

/// A small Milvus to back up, with what makes backups hard.
enum BackupShape: String, Sendable, CaseIterable {
    /// One collection, one partition, two segments.
    case plain
    /// Unflushed rows, deletes, several logs a field, two partitions, an alias.
    case lively
    /// A store that ignores `If-None-Match`, a Milvus that can't hold garbage collection, no index.
    case poor

    var configuration: RigConfiguration {
        var configuration = RigConfiguration()
        var docs = MilvusSeed("docs")
        switch self {
        case .plain: break
        case .lively:
            docs.partitions = ["_default", "second"]
            docs.segmentsPerPartition = 1
            docs.deletesPerSegment = 1
            docs.logsPerField = 2
            docs.growingRows = 3
            docs.aliases = ["papers"]
        case .poor:
            configuration.s3.conditions = .ignored
            configuration.milvus.pausesGarbageCollection = false
            docs.isIndexed = false
            docs.isLoaded = false
        }
        configuration.seeds = [docs]
        return configuration
    }
}
