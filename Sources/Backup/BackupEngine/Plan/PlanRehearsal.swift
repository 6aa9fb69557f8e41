internal import BackupFormat
internal import Basics
package import MilvusModel

/// Plans a collection, proves its copy by a listing and writes its manifest, without a Milvus and without copying: what a
/// backup costs beside its copies. `make bench` measures it with a million objects.
package struct PlanRehearsal: Sendable {
    private let environment: BackupEnvironment

    /// The environment's Milvus isn't asked.
    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// Gives the number of objects. Logs are taken from the listing; `name` is the backup's, whose objects must be listed.
    package func run(
        _ collection: CollectionDescription, _ segments: [SegmentDescription], as name: String
    ) async throws(BackupError) -> Int64 {
        do {
            return try await plan(collection, segments, try BackupName(new: name))
        } catch {
            throw BackupError(causedBy: error, while: "rehearse the backup", subject: name)
        }
    }

    private func plan(
        _ collection: CollectionDescription, _ segments: [SegmentDescription], _ name: BackupName
    ) async throws -> Int64 {
        let spool = try PlanSpool(in: environment.temporaryDirectory)
        let states = try CopyStates(in: environment.temporaryDirectory)
        let builder = ManifestBuilder(id: "rehearsal", name: name, milvusVersion: "")
        let unit = try await unit(collection, segments, builder, spool)
        let layout = BackupLayout(rootPath: environment.backupRoot, name: name)
        let writer = BackupWriter(store: environment.backupStore, layout: layout)
        let records = writer.objects()
        let proof = try await Proof(
            environment: environment, layout: layout, spool: spool, states: states, checkOwnership: {}
        ).run([unit], into: records)
        _ = try await records.finish()
        guard let plan = unit.collection else { return 0 }
        let info = builder.backup(size: plan.manifestSize, databases: [], access: nil)
        let pass = ManifestPass(spool: spool, layout: MilvusLayout(rootPath: environment.milvusRoot))
        _ = try await pass.write([plan], info, with: writer)
        return proof.total.objects
    }

    private func unit(
        _ collection: CollectionDescription, _ segments: [SegmentDescription], _ builder: ManifestBuilder,
        _ spool: PlanSpool
    ) async throws -> PlanUnit {
        var writer = PlanUnitWriter(spool)
        let planner = SegmentPlanner(
            environment: environment, collection: collection, listing: .listing, revision: nil)
        let found = try await planner.plan(segments, into: &writer)
        let partitions = Set(segments.map(\.partition)).sorted().map {
            CollectionSnapshot.Partition(
                description: PartitionDescription(id: $0, name: "_default"), loadState: .notLoaded)
        }
        let snapshot = CollectionSnapshot(
            description: collection, partitions: partitions, indexes: [], loadState: .notLoaded, replicas: 0,
            point: ConsistencyPoint(), logListing: .listing)
        let header = builder.collection(snapshot, sizesOf: found.segments)
        let plan = CollectionPlan(
            reference: collection.reference, id: collection.id, rows: found.rows, segments: found.segments.count,
            manifestSize: header.size, logListing: .listing, consistentAt: nil, hasIndexes: false)
        return try writer.finish(plan, attempt: 1, header: header, segments: found.segments)
    }
}
