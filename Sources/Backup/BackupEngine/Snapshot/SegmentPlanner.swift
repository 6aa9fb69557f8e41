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
        /// Segments that lost rows: what indexes them names rows that are gone.
        var reduced: Set<SegmentID> = []
        /// Of damage in Milvus' own bucket.
        var findings: [Finding] = []
    }

    /// What is wrong with the source, as far as it shows.
    private struct Inspection {
        /// Those that every segment has.
        let fields: Set<FieldID>
        var damage = SourceDamage()
        var damaged: Set<SegmentID> = []
        var sizes = SizeComparison()
    }

    let environment: BackupEnvironment
    let collection: CollectionDescription
    let listing: LogListing
    let revision: EtcdRevision?
    /// Whether what is left of damaged segments is taken, and the damage told: after Milvus and the store disagreed again
    /// and again. Else a disagreement ends the plan.
    var rescues = false

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
        var inspection = Inspection(fields: collection.schema.ownFields)
        do {
            for segment in segments {
                try Task.checkCancellation()
                let logs = try await exact.logs(of: segment)
                let inventory = try await cursors.inventory(of: segment, logs)
                guard let snapshot = try await snapshot(segment, inventory, logs, &result, &inspection) else {
                    continue
                }
                if let logs { inspection.sizes.add(snapshot, logs) }
                try write(snapshot, &writer, &result)
            }
        } catch let problem as LogSelection.Problem {
            if cursors.objectCount == 0 { try await proveRootPath(with: segments) }
            throw problem
        }
        if !inspection.damaged.isEmpty { try await confirm(inspection.damaged, among: segments, cursors) }
        result.listing = exact.listing
        inspection.damage.sizes = inspection.sizes.found
        result.findings = inspection.damage.findings(collection.reference)
        if let unowned = try await unowned(&cursors) { result.findings.append(unowned) }
        return result
    }

    /// Nil when nothing of the segment is left.
    private func snapshot(
        _ segment: SegmentDescription, _ inventory: SegmentInventory, _ logs: SegmentLogs?, _ result: inout Result,
        _ inspection: inout Inspection
    ) async throws -> SegmentSnapshot? {
        let selection = LogSelection(inventory)
        do throws(LogSelection.Problem) {
            if let logs { return try selection.segment(segment, exactly: logs) }
            return try selection.segment(listed: segment, fields: inspection.fields)
        } catch {
            guard rescues else { throw error }
        }
        let rescue = SegmentRescue(
            store: environment.milvusStore, layout: MilvusLayout(rootPath: environment.milvusRoot),
            ownFields: inspection.fields)
        let (snapshot, loss) = try await rescue.rescue(segment, inventory, logs)
        inspection.damage.add(loss, of: segment.id)
        if loss.isLoss { inspection.damaged.insert(segment.id) }
        if loss.rows > 0 { result.reduced.insert(segment.id) }
        return snapshot
    }

    /// A segment that Milvus has given up meanwhile has lost nothing: its rows are in the one that replaced it.
    private func confirm(
        _ damaged: Set<SegmentID>, among segments: [SegmentDescription], _ cursors: LogCursors
    ) async throws {
        if cursors.objectCount == 0 { try await proveRootPath(with: segments) }
        let flushed = try await environment.milvus.persistentSegments(of: collection.reference)
            .filter { $0.state == .flushed }
        guard let gone = damaged.subtracting(flushed.map(\.id)).min() else { return }
        throw LogSelection.Problem.missing("segment \(gone), which was compacted meanwhile,")
    }

    /// Asks anew which segments there are: some were made meanwhile.
    private func unowned(_ cursors: inout LogCursors) async throws -> Finding? {
        guard let etcd = environment.etcd, revision != nil else { return nil }
        let unowned = try await cursors.unowned()
        guard !unowned.segments.isEmpty else { return nil }
        let known = try await etcd.segmentIDs(of: collection.id, at: etcd.currentRevision())
        return unowned.finding(collection.reference, known: known)
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
