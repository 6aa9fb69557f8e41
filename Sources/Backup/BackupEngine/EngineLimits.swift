/// Every limit of the engine in one place, each with its reason.
package struct EngineLimits: Sendable {
    /// Collections snapshotted or restored at once: each holds a few RPCs and one listing.
    package var collections = 4
    /// Age from which a log that no segment owns is told: a compaction writes its logs before Milvus knows their segment.
    package var unownedAge: Duration = .seconds(3600)
    /// Times that a collection is listed anew when objects vanish while they are copied (compaction and collection of
    /// garbage): more means that something else is wrong.
    package var snapshotAttempts = 3
    /// Time for a flush to be complete.
    package var flushTimeout: Duration = .seconds(600)
    /// Between two questions whether something is done.
    package var pollInterval: Duration = .milliseconds(500)
    /// For how long garbage collection is held at a time, and how often that is renewed: a client that dies frees
    /// it after at most this long.
    package var garbageCollectionLease: Duration = .seconds(900)
    package var garbageCollectionRenewal: Duration = .seconds(300)
    /// Between two signs of life that the owner of a run gives.
    package var signOfLife: Duration = .seconds(20)
    /// A run without a sign of life for so long has no owner any more: three of them missed.
    package var runLease: Duration = .seconds(60)
    /// How long a claim is left alone on a store that may have let somebody write over it, before it counts.
    package var claimSettling: Duration = .seconds(2)
    /// Import tasks in flight per server.
    package var importJobs = 16
    /// Segments that one import may take where the server takes several.
    package var segmentsPerImport = 256
    /// Bytes that one import of a whole partition may hold on servers that import by directory.
    package var bytesPerImport: Int64 = 4 << 30
    /// Time for an index to be built or a collection to be loaded after its rows are back.
    package var indexTimeout: Duration = .seconds(3600)
    /// Time for query nodes to take up the indexes of a collection that is loaded: they look for them every ten seconds.
    package var loadedIndexTimeout: Duration = .seconds(60)

    package init() {}
}
