internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Flushes one collection, asks what makes it up, and writes its plan onto the spool.
struct CollectionPlanning {
    let environment: BackupEnvironment
    let features: MilvusFeatures
    let method: FlushMethod
    /// Schema, indexes and states only; no rows.
    let metaOnly: Bool
    let spool: PlanSpool
    let builder: ManifestBuilder

    /// `collection`: Which one.
    /// `attempt`: Counts from 1 on; later ones have a flush of their own.
    /// `clusterPoint`: Of a flush that served all collections.
    func plan(
        _ collection: CollectionReference, attempt: Int, _ clusterPoint: ConsistencyPoint?
    ) async throws -> PlanUnit {
        let counter = LiveRowCounter(environment: environment, features: features)
        let before = try await counter.count(collection)
        var (unit, deletes) = try await planAtPoint(collection, attempt, attempt == 1 ? clusterPoint : nil)
        // Equal before and after: nobody wrote meanwhile, so it is the number at the point as well.
        // What memory still has of a damaged collection says nothing of the bucket.
        let isDamaged = unit.collection?.damage != nil
        if let before, !isDamaged, try await counter.count(collection) == before { unit.collection?.liveRows = before }
        if unit.collection?.liveRows == nil {
            unit.collection?.deleteRecords = try await deletes.total(
                environment.milvusStore, width: environment.limits.collections)
        }
        return unit
    }

    /// Listed anew a bounded number of times when Milvus and the bucket disagree: compaction moves on while we read. When
    /// they still do, it is damage: what is left is taken, and told.
    private func planAtPoint(
        _ collection: CollectionReference, _ attempt: Int, _ clusterPoint: ConsistencyPoint?
    ) async throws -> (PlanUnit, DeleteTally) {
        let point = try await point(of: collection, clusterPoint)
        for _ in 1..<environment.limits.snapshotAttempts {
            do {
                return try await list(collection, attempt, at: point)
            } catch let problem as LogSelection.Problem {
                environment.observer.emit(
                    .note("\(collection) and Milvus' bucket disagree (\(problem.explanation)); listing it anew."))
                try await environment.sleep(environment.limits.pollInterval)
            }
        }
        return try await list(collection, attempt, at: point, rescues: true)
    }

    private func point(
        of collection: CollectionReference, _ clusterPoint: ConsistencyPoint?
    ) async throws -> ConsistencyPoint {
        if method == .none { return ConsistencyPoint() }
        if let clusterPoint { return clusterPoint }
        return try await Flusher(environment: environment, features: features).flush(collection)
    }

    private func list(
        _ collection: CollectionReference, _ attempt: Int, at point: ConsistencyPoint, rescues: Bool = false
    ) async throws -> (PlanUnit, DeleteTally) {
        // Asked after the flush: an older revision wouldn't know the segments that it made.
        let revision = try await environment.etcd?.currentRevision()
        let snapshotter = Snapshotter(environment: environment, features: features)
        let snapshot = try await snapshotter.snapshot(collection, at: point, revision: revision)
        var writer = PlanUnitWriter(spool)
        var found = SegmentPlanner.Result(listing: snapshot.logListing)
        if !metaOnly {
            let planner = SegmentPlanner(
                environment: environment, collection: snapshot.description, listing: snapshot.logListing,
                revision: revision, rescues: rescues)
            found = try await planner.plan(into: &writer)
            if let etcd = environment.etcd, let revision, !snapshot.indexes.isEmpty, !found.segments.isEmpty {
                try await IndexFilePlanner(environment: environment).plan(
                    named: etcd, of: snapshot.description.id,
                    Set(found.segments.map(\.id)).subtracting(found.reduced), at: revision, into: &writer)
            }
        }
        return (try finish(&writer, snapshot, found, attempt), found.deletes)
    }

    private func finish(
        _ writer: inout PlanUnitWriter, _ snapshot: CollectionSnapshot, _ found: SegmentPlanner.Result, _ attempt: Int
    ) throws -> PlanUnit {
        let header = builder.collection(snapshot, sizesOf: found.segments)
        let plan = CollectionPlan(
            reference: snapshot.reference, id: snapshot.description.id, rows: found.rows,
            segments: found.segments.count, manifestSize: header.size, logListing: found.listing,
            consistentAt: snapshot.point.timestamp, hasIndexes: !snapshot.indexes.isEmpty, findings: found.findings)
        return try writer.finish(plan, attempt: attempt, header: header, segments: found.segments)
    }
}
