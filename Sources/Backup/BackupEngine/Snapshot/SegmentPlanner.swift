internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Plans the logs of one collection: the listings of its logs and Milvus' own list are read side by side in key order,
/// segment by segment. One page of each is held.
struct SegmentPlanner {
    /// What was found beside the objects, which are written as they come.
    struct Result {
        /// Without logs, their sizes summed.
        var segments: [SegmentBackup] = []
        var rows: Int64 = 0
        var deletes = DeleteTally()
        var listing: LogListing
    }

    let environment: BackupEnvironment
    let collection: CollectionDescription
    let listing: LogListing
    let revision: EtcdRevision?

    /// - Throws: a ``LogSelection/Problem`` when Milvus and the store disagree about a segment.
    func plan(into writer: inout PlanUnitWriter) async throws -> Result {
        // Segments first, objects after: what a segment names can then only have become more, never less, unless
        // garbage collection took it, and that shows as a missing object.
        let segments = try await environment.milvus.persistentSegments(of: collection.reference)
            .filter { $0.state == .flushed && ($0.rows > 0 || $0.level == .l0) }
        return try await plan(segments, into: &writer)
    }

    /// The same for segments that are known.
    func plan(_ unordered: [SegmentDescription], into writer: inout PlanUnitWriter) async throws -> Result {
        let segments = unordered.map { (path: $0.keyPath, segment: $0) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            .map(\.segment)
        var exact = ExactLogs(listing, of: collection, segments, in: environment, at: revision)
        var cursors = LogCursors(of: collection.id, in: environment)
        var result = Result(listing: listing)
        do {
            for segment in segments {
                try Task.checkCancellation()
                let logs = try await exact.logs(of: segment)
                let selection = LogSelection(try await cursors.inventory(of: segment, logs))
                let snapshot =
                    if let logs { try selection.segment(segment, exactly: logs) } else {
                        try selection.segment(listed: segment)
                    }
                try write(snapshot, &writer, &result)
            }
        } catch let problem as LogSelection.Problem {
            if cursors.objectCount == 0 { try await proveRootPath(with: segments) }
            throw problem
        }
        result.listing = exact.listing
        return result
    }

    private func write(
        _ snapshot: SegmentSnapshot, _ writer: inout PlanUnitWriter, _ result: inout Result
    ) throws {
        for logs in [snapshot.insert, snapshot.delta, snapshot.stats] {
            for log in logs { try writer.append(PlannedObject(.log(log.log), of: collection.id, log.metadata)) }
        }
        result.rows += snapshot.description.rows
        result.deletes.add(snapshot)
        result.segments.append(ManifestBuilder.segment(snapshot))
    }

    /// Milvus has flushed segments and nothing lies there: the most common cause of empty backups is a wrong root path.
    private func proveRootPath(with segments: [SegmentDescription]) async throws {
        let store = environment.milvusStore
        let verdict = try await RootPathProof(store: store, rootPath: environment.milvusRoot).prove(segments)
        if let error = verdict.error(rootPath: environment.milvusRoot, bucket: store.location.bucket) { throw error }
    }
}
