internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Flushes and snapshots the selected collections, several at a time; each fails by itself.
struct SnapshotPhase {
    let environment: BackupEnvironment
    let features: MilvusFeatures
    let method: FlushMethod
    let metaOnly: Bool

    private var flusher: Flusher { Flusher(environment: environment, features: features) }
    private var snapshotter: Snapshotter {
        Snapshotter(environment: environment, features: features, metaOnly: metaOnly)
    }

    func run(_ collections: [CollectionReference]) async throws -> [CollectionOutcome] {
        let clusterPoint = try await method == .cluster ? clusterFlush() : nil
        return try await boundedMap(collections, width: environment.limits.collections) { collection in
            try await outcome(of: collection, clusterPoint)
        }
    }

    /// Once more for one collection whose objects vanished while they were copied.
    func again(_ collection: CollectionReference) async throws -> CollectionOutcome {
        try await outcome(of: collection, nil)
    }

    private func clusterFlush() async throws -> ConsistencyPoint {
        ConsistencyPoint(timestamp: try await flusher.flushCluster().timestamp)
    }

    private func outcome(of collection: CollectionReference, _ clusterPoint: ConsistencyPoint?) async throws
        -> CollectionOutcome
    {
        environment.observer.emit(.collectionStarted("\(collection)"))
        do {
            let snapshot = try await snapshot(of: collection, clusterPoint)
            return CollectionOutcome(collection: collection, result: .success(snapshot))
        } catch {
            let failure = BackupError(causedBy: error, while: "snapshot \(collection)", subject: "\(collection)")
            if failure.isFatal { throw failure }
            return CollectionOutcome(collection: collection, result: .failure(failure))
        }
    }

    private func snapshot(of collection: CollectionReference, _ clusterPoint: ConsistencyPoint?) async throws
        -> CollectionSnapshot
    {
        let counter = LiveRowCounter(environment: environment, features: features)
        let before = try await counter.count(collection)
        var snapshot = try await snapshotAtPoint(of: collection, clusterPoint)
        // Equal before and after: nobody wrote meanwhile, so it is the number at the point as well.
        if let before, try await counter.count(collection) == before { snapshot.liveRows = before }
        return snapshot
    }

    /// Listed anew a bounded number of times when Milvus and the bucket disagree: compaction moves on while we read.
    private func snapshotAtPoint(of collection: CollectionReference, _ clusterPoint: ConsistencyPoint?) async throws
        -> CollectionSnapshot
    {
        let point =
            switch method {
            case .perCollection: try await flusher.flush(collection)
            case .cluster: clusterPoint ?? ConsistencyPoint()
            case .none: ConsistencyPoint()
            }
        for _ in 1..<environment.limits.snapshotAttempts {
            do {
                return try await snapshotter.snapshot(collection, at: point)
            } catch LogSelection.Problem.missing(let what) {
                environment.observer.emit(
                    .note("\(collection) changed while it was listed (\(what)); listing it anew."))
                try await environment.sleep(environment.limits.pollInterval)
            }
        }
        return try await snapshotter.snapshot(collection, at: point)
    }
}
