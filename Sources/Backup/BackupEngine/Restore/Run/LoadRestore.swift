internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Loads what was loaded, and waits for it.
struct LoadRestore: Sendable {
    let environment: BackupEnvironment
    let target: CollectionReference

    private var milvus: MilvusClient { environment.milvus }

    /// - Returns: whether it is loaded now, and why not where it should be.
    func restore(_ plan: LoadPlan) async throws -> (loaded: Bool, finding: Finding?) {
        do {
            switch plan {
            case .nothing: return (false, nil)
            case .collection(let replicas):
                try await milvus.loadCollection(target, replicas: replicas)
                return try await wait(partitions: [])
            case .partitions(let names, let replicas):
                try await milvus.loadPartitions(names, of: target, replicas: replicas)
                return try await wait(partitions: names)
            }
        } catch let error as MilvusClientError {
            try Task.checkCancellation()
            return (false, notLoaded(error.reason, advice: error.advice))
        }
    }

    private func wait(partitions: [String]) async throws -> (loaded: Bool, finding: Finding?) {
        let deadline = environment.clock.now() + environment.limits.indexTimeout
        while try await milvus.loadState(of: target, partitions: partitions) != .loaded {
            guard environment.clock.now() < deadline else {
                return (false, notLoaded("it takes longer than \(environment.limits.indexTimeout)", advice: nil))
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
        return (true, nil)
    }

    private func notLoaded(_ reason: String, advice: String?) -> Finding {
        Finding(
            "not-loaded", subject: "\(target)", "It was loaded when it was backed up, and isn't now: \(reason).",
            advice: advice ?? "Look at Milvus' query nodes; the rows are back.")
    }
}
