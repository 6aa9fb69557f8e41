internal import BinlogFormat
internal import MilvusClient
internal import MilvusModel

/// Compares a collection that came as files with its source, where both answer queries: neither is loaded for it.
struct FileProof: Sendable {
    let sides: MigrationSides
    let planned: PlannedMigration
    let options: MigrationOptions
    let key: FieldSchema

    func run() async throws -> (RowComparison, [SearchOverlap]) {
        guard case .collection = planned.load, options.extent.rows > 0 || options.extent.queries > 0 else {
            return (RowComparison(), [])
        }
        var sample = RowSample(limit: max(options.extent.rows, options.extent.queries), seed: options.seed)
        for partition in planned.readPartitions {
            let extent = RowExtent(
                of: planned.source, partition: partition.source, key: key, fields: planned.fields, at: .latest)
            let pacer = RowPacer(options.limits) { try await sides.source.sleep($0) }
            let reader = QueryReader(sides.source.milvus, extent, pacer: pacer)
            // The first keys: a sample of all of them would read the whole source, which files are there to avoid.
            let keys = try await reader.keys(in: .all, limit: max(1, 2 * options.extent.rows))
            for slice in KeySlice.cut(.all, at: keys, rows: 500) {
                try await reader.rows(of: slice) { sample.add($0, key: key) }
            }
        }
        let proof = try await MigrationProof(
            source: sides.source.milvus, target: sides.target.milvus, planned: planned, place: planned.target,
            extent: options.extent
        ).run([sample], key)
        return (proof.comparison, proof.searches)
    }
}
