internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Asks Milvus and the store what makes up a collection, and freezes the answer.
struct Snapshotter {
    let environment: BackupEnvironment
    let features: MilvusFeatures
    /// Schema, indexes and states only; no rows.
    let metaOnly: Bool

    private var milvus: MilvusClient { environment.milvus }

    /// - Throws: a ``LogSelection/Problem`` when Milvus and the store disagree about a segment.
    func snapshot(_ collection: CollectionReference, at point: ConsistencyPoint) async throws -> CollectionSnapshot {
        let description = try await milvus.describeCollection(collection)
        let loadState = try await milvus.loadState(of: collection)
        var snapshot = CollectionSnapshot(
            description: description, partitions: try await partitions(of: description, loadState),
            indexes: try await milvus.describeIndexes(of: collection), loadState: loadState,
            replicas: try await replicas(of: description, loadState), point: point, segments: [],
            logListing: logListing)
        guard !metaOnly else { return snapshot }
        try await addCheckpoints(to: &snapshot)
        try await addSegments(to: &snapshot)
        return snapshot
    }

    private var logListing: LogListing { LogListing(environment, features) }

    /// Servers before 2.3.15 don't name them when they flush; their metadata does.
    private func addCheckpoints(to snapshot: inout CollectionSnapshot) async throws {
        guard let etcd = environment.etcd, snapshot.point.checkpoints.isEmpty else { return }
        snapshot.point.checkpoints = try await etcd.channelCheckpoints(
            of: snapshot.description.virtualChannels, at: try await etcd.currentRevision())
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

    private func addSegments(to snapshot: inout CollectionSnapshot) async throws {
        let collection = snapshot.description
        // Segments first, objects after: what a segment names can then only have become more, never less, unless
        // garbage collection took it, and that shows as a missing object.
        let segments = try await milvus.persistentSegments(of: collection.reference)
            .filter { $0.state == .flushed && ($0.rows > 0 || $0.level == .l0) }
            .sorted { $0.id < $1.id }
        guard !segments.isEmpty else { return }
        let exact = try await exactLogs(of: segments, in: &snapshot)
        let inventory = try await inventory(of: collection.id)
        if inventory.objectCount == 0 { try await proveRootPath(with: segments) }
        let selection = LogSelection(inventory)
        for segment in segments {
            switch snapshot.logListing {
            case .listing: snapshot.segments.append(try selection.segment(listed: segment))
            case .etcd, .rest:
                guard let logs = exact[segment.id] else {
                    throw LogSelection.Problem.missing("segment \(segment.id), which Milvus named a moment ago")
                }
                snapshot.segments.append(try selection.segment(segment, exactly: logs))
            }
        }
        try await countDeletes(of: &snapshot.segments)
    }

    /// Where Milvus' metadata wasn't there to tell, the ends of the delta logs do.
    private func countDeletes(of segments: inout [SegmentSnapshot]) async throws {
        let counter = DeleteCounter(store: environment.milvusStore)
        for index in segments.indices where segments[index].deleteRecords == nil {
            let counts = try await boundedMap(segments[index].delta, width: environment.limits.collections) {
                try await counter.deletes(in: $0.metadata)
            }
            segments[index].recordedDeletes = counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
        }
    }

    /// Milvus has flushed segments and nothing lies there: the most common cause of empty backups is a wrong root path.
    private func proveRootPath(with segments: [SegmentDescription]) async throws {
        let store = environment.milvusStore
        let verdict = try await RootPathProof(store: store, rootPath: environment.milvusRoot).prove(segments)
        if let error = verdict.error(rootPath: environment.milvusRoot, bucket: store.location.bucket) { throw error }
    }

    private func exactLogs(of segments: [SegmentDescription], in snapshot: inout CollectionSnapshot) async throws
        -> [SegmentID: SegmentLogs]
    {
        let collection = snapshot.description
        let records: [SegmentRecord]
        switch logListing {
        case .listing: return [:]
        case .rest:
            guard let described = try await describedSegments(segments, of: collection) else {
                snapshot.logListing = .listing
                return [:]
            }
            records = described
        case .etcd:
            guard let etcd = environment.etcd else { return [:] }
            records = try await etcd.segments(of: collection.id, at: try await etcd.currentRevision())
            guard !records.isEmpty else { throw Self.foreignEtcd(etcd, collection) }
        }
        return Dictionary(records.map { ($0.logs.segment, $0.logs) }) { first, _ in first }
    }

    private static func foreignEtcd(_ etcd: EtcdMetadataReader, _ collection: CollectionDescription) -> BackupError {
        BackupError(
            .invalidRequest,
            "Milvus has flushed segments of \(collection.reference), and etcd knows nothing of them under "
                + "\(etcd.connection.metaPrefix).",
            subject: "milvus.etcd.rootPath",
            advice:
                "Set milvus.etcd.rootPath to etcd.rootPath of Milvus' own configuration, and see that the endpoints "
                + "are this Milvus' etcd.")
    }

    /// Nil when the server's REST port doesn't answer: then a listing has to do, and the report says so.
    private func describedSegments(_ segments: [SegmentDescription], of collection: CollectionDescription) async throws
        -> [SegmentRecord]?
    {
        do {
            return try await milvus.describeSegments(
                segments.map(\.id), of: collection.reference, id: collection.id)
        } catch {
            guard error.code != .cancelled else { throw error }
            environment.observer.emit(
                .finding(
                    Finding(
                        "exact-logs-unknown", subject: "\(collection.reference)",
                        "Milvus' REST interface doesn't describe the segments (\(error.reason)); "
                            + "their logs were taken from a listing.",
                        advice: "Set milvus.rest.endpoint, or milvus.etcd.endpoints.")))
            return nil
        }
    }

    private func inventory(of collection: CollectionID) async throws -> SegmentInventory {
        let layout = MilvusLayout(rootPath: environment.milvusRoot)
        var inventory = SegmentInventory(layout)
        for kind in LogKind.allCases {
            try await environment.milvusStore.list(layout.prefix(kind, collection)) { page in
                for object in page.objects { inventory.add(object) }
            }
        }
        return inventory
    }
}
