internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Flushes and waits until everything up to the flush is in the object store.
struct Flusher {
    let environment: BackupEnvironment
    let features: MilvusFeatures

    private var milvus: MilvusClient { environment.milvus }

    /// One collection. Writers aren't blocked; what they write afterwards isn't promised.
    func flush(_ collection: CollectionReference) async throws -> ConsistencyPoint {
        // Servers before 2.3.1 name no point themselves: one taken before the flush is certainly covered by it.
        let before = try await features.has(.flushTimestamp) ? nil : timestamp()
        let result = try await milvus.flush(collection)
        try await wait(for: "the flush of \(collection)") { try await milvus.isFlushed(result) }
        return ConsistencyPoint(
            timestamp: result.flushTimestamp ?? before, sealedAt: result.sealedAt,
            checkpoints: result.channelCheckpoints)
    }

    /// The whole cluster at one point (servers from 2.6.11 on).
    func flushCluster() async throws -> FlushAllResult {
        let result = try await milvus.flushAll()
        try await wait(for: "the flush of the cluster") { try await milvus.isFlushed(result) }
        return result
    }

    private func timestamp() async throws -> HybridTimestamp? {
        features.has(.allocateTimestamp) ? try await milvus.allocateTimestamp() : nil
    }

    private func wait(for what: String, until isDone: () async throws -> Bool) async throws {
        let deadline = environment.clock.now() + environment.limits.flushTimeout
        while try await !isDone() {
            guard environment.clock.now() < deadline else {
                throw BackupError(
                    .failed, "Milvus hasn't finished \(what) within \(environment.limits.flushTimeout).",
                    subject: what, advice: "Look at its data nodes; --strategy skip_flush takes what is sealed already."
                )
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
    }
}
