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
                let fewer = try await load(replicas) { try await milvus.loadCollection(target, replicas: $0) }
                return try await wait(partitions: [], fewer)
            case .partitions(let names, let replicas):
                let fewer = try await load(replicas) {
                    try await milvus.loadPartitions(names, of: target, replicas: $0)
                }
                return try await wait(partitions: names, fewer)
            }
        } catch let error as MilvusClientError {
            if let suspension = RestoreSuspension(causedBy: error, subject: "\(target)") { throw suspension }
            return (false, notLoaded(error.reason, advice: error.advice))
        }
    }

    /// With as many replicas as it had, or one where this server has too few query nodes for that.
    private func load(_ replicas: Int32, _ load: (Int32) async throws -> Void) async throws -> Finding? {
        guard replicas > 1 else {
            try await load(1)
            return nil
        }
        do {
            try await load(replicas)
            return nil
        } catch let error as MilvusClientError {
            try await load(1)
            return Finding(
                "fewer-replicas", subject: "\(target)",
                "It had \(replicas) replicas and has one now: \(error.reason)",
                advice: "Add query nodes, release it, and load it with as many as you want.")
        }
    }

    private func wait(partitions: [String], _ finding: Finding?) async throws -> (loaded: Bool, finding: Finding?) {
        let deadline = environment.clock.now() + environment.limits.indexTimeout
        while try await milvus.loadState(of: target, partitions: partitions) != .loaded {
            guard environment.clock.now() < deadline else {
                return (false, notLoaded("it takes longer than \(environment.limits.indexTimeout)", advice: nil))
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
        return (true, finding)
    }

    private func notLoaded(_ reason: String, advice: String?) -> Finding {
        Finding(
            "not-loaded", subject: "\(target)", "It was loaded when it was backed up, and isn't now: \(reason).",
            advice: advice ?? "Look at Milvus' query nodes; the rows are back.")
    }
}
