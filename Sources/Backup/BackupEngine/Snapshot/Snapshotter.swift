internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Asks Milvus what makes up a collection beside its objects.
struct Snapshotter {
    let environment: BackupEnvironment
    let features: MilvusFeatures

    private var milvus: MilvusClient { environment.milvus }

    /// `revision`: of etcd; nil where it isn't configured.
    func snapshot(
        _ collection: CollectionReference, at point: ConsistencyPoint, revision: EtcdRevision?
    ) async throws -> CollectionSnapshot {
        let description = try await milvus.describeCollection(collection)
        let loadState = try await milvus.loadState(of: collection)
        var snapshot = CollectionSnapshot(
            description: description, partitions: try await partitions(of: description, loadState),
            indexes: try await milvus.describeIndexes(of: collection), loadState: loadState,
            replicas: try await replicas(of: description, loadState), point: point,
            logListing: LogListing(environment, features))
        try await addCheckpoints(to: &snapshot, revision)
        return snapshot
    }

    /// Servers before 2.3.15 don't name them when they flush; their metadata does.
    private func addCheckpoints(to snapshot: inout CollectionSnapshot, _ revision: EtcdRevision?) async throws {
        guard let etcd = environment.etcd, let revision, snapshot.point.checkpoints.isEmpty else { return }
        snapshot.point.checkpoints = try await etcd.channelCheckpoints(
            of: snapshot.description.virtualChannels, at: revision)
    }

    private func partitions(of collection: CollectionDescription, _ loadState: LoadState) async throws
        -> [CollectionSnapshot.Partition]
    {
        let partitions = try await milvus.listPartitions(of: collection.reference)
        guard loadState != .notLoaded, loadState != .notExist else {
            return partitions.map { CollectionSnapshot.Partition(description: $0, loadState: .notLoaded) }
        }
        return try await boundedMap(partitions, width: environment.limits.collections) { partition in
            CollectionSnapshot.Partition(
                description: partition,
                loadState: try await milvus.loadState(of: collection.reference, partitions: [partition.name]))
        }
    }

    private func replicas(of collection: CollectionDescription, _ loadState: LoadState) async throws -> Int {
        guard loadState == .loaded else { return 0 }
        return try await milvus.replicas(of: collection.reference, id: collection.id).count
    }
}
