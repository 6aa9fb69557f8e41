internal import BinlogFormat
internal import MilvusClient
internal import MilvusModel

/// Compares a migrated collection with what was read of its source: counts, a sample bit for bit, searches.
struct MigrationProof: Sendable {
    struct Result: Sendable {
        var found: Int64 = 0
        var comparison = RowComparison()
        var searches: [SearchOverlap] = []
    }

    /// Rows that are asked for at once.
    private static let batch = 200

    let source: MilvusClient
    let target: MilvusClient
    let planned: PlannedMigration
    /// Under which name it stands in the target.
    let place: CollectionReference
    let extent: DrillExtent

    func run(_ samples: [RowSample], _ key: FieldSchema) async throws -> Result {
        var result = Result()
        result.found = try await target.countRows(of: place)
        var all = RowSample(limit: extent.rows, seed: 0)
        for sample in samples { all.add(sample) }
        let rows = all.rows
        for start in stride(from: 0, to: rows.count, by: Self.batch) {
            let part = rows[start..<min(start + Self.batch, rows.count)]
            let found = try await target.rows(
                of: place, keyField: key.name, keys: part.map(\.key), fields: planned.fields.map(\.name))
            result.comparison.add(part.map { ($0.key, $0.values) }, found: found, keyField: key.name)
        }
        for field in planned.schema.vectorFields { result.searches += try await search(field, rows) }
        return result
    }

    private func search(_ field: FieldSchema, _ rows: [RowSample.Row]) async throws -> [SearchOverlap] {
        guard extent.queries > 0, let index = planned.indexes.first(where: { $0.field == field.name }) else {
            return []
        }
        let vectors = rows.prefix(extent.queries).compactMap { row in row.values.first { $0.field == field.name }?.value
        }
        guard !vectors.isEmpty else { return [] }
        let plan: SearchPlan
        switch SearchPlan.plan(field, index, topK: extent.topK, recall: extent.recall) {
        case .failure(let reason): return [SearchOverlap(field: field.name, reason: "\(reason)")]
        case .success(let found): plan = found
        }
        let search = VectorSearch(
            field: field.name, type: field.dataType, vectors: vectors, topK: extent.topK, metric: plan.metric.rawValue,
            parameters: plan.parameters)
        let before: [[SearchHit]]
        do {
            before = try await source.search(search, in: planned.source)
        } catch {
            return [SearchOverlap(field: field.name, reason: "the source can't be searched so: \(error.reason)")]
        }
        let after = try await target.search(search, in: place)
        var overlap = SearchOverlap(field: field.name)
        (overlap.queries, overlap.topK, overlap.tolerance) = (vectors.count, extent.topK, plan.tolerance)
        let shares = zip(before, after).map { SearchOverlap.share(source: $0, target: $1, metric: plan.metric) }
        overlap.overlap = shares.reduce(0, +) / Double(max(1, shares.count))
        return [overlap]
    }
}
