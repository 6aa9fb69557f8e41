internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusClient
internal import MilvusModel

/// Compares one restored collection with what the backup holds of it.
struct CollectionDrill: Sendable {
    /// Partitions counted at once.
    private static let width = 4

    let environment: BackupEnvironment
    let plan: DrillPlan
    let planned: PlannedCollection
    let stored: StoredCollection
    let timeline: DrillTimeline

    private var milvus: MilvusClient { environment.milvus }
    private var extent: DrillExtent { plan.extent }
    private var label: String { planned.label }

    func run() async throws -> DrilledCollection {
        var result = DrilledCollection(source: planned.source, scratch: planned.target)
        let schema = stored.wholeSchema
        guard let key = schema.primaryKey else {
            throw BackupError(
                .damagedBackup, "The schema of \(planned.source) has no primary key.", subject: "\(planned.source)")
        }
        // What a function makes of other fields, servers give to nobody.
        let outputs = Set(schema.fields.filter(\.isFunctionOutput).map(\.name))
        let fields = schema.storedFields.filter { $0.isReadable && !outputs.contains($0.name) }
        result.uncompared = schema.storedFields.filter { !$0.isReadable || outputs.contains($0.name) }.map(\.name)
        let reading = RowReading(
            collection: stored, store: environment.backupStore, primaryKey: StoredField(key), fields: fields)
        defer { timeline.end(label) }
        timeline.begin("reading keys", of: label)
        let scan = try await KeyScan(reading: reading).run(
            KeySample(limit: max(extent.rows, extent.queries), seed: plan.seed))
        (result.hiddenRows, result.repeatedKeys) = (scan.hidden, scan.repeatedKeys)
        timeline.begin("counting rows", of: label)
        result.partitions = try await partitions(scan.live)
        result.indexes = try await indexes()
        timeline.begin("comparing rows", of: label)
        result.rows = try await compare(scan.sample, reading)
        result.searches = try await searches(scan.sample, reading)
        return result
    }

    private func partitions(_ live: [String: Int64]) async throws -> [DrilledCollection.Partition] {
        guard !planned.schema.hasPartitionKey else { return [try await wholeCollection(live)] }
        let names = Set(try await milvus.listPartitions(of: planned.target).map(\.name)).union(live.keys)
        return try await boundedMap(names.sorted(), width: Self.width) { name in
            DrilledCollection.Partition(
                name: name, expected: live[name] ?? 0,
                found: try await milvus.countRows(of: planned.target, partitions: [name]))
        }
    }

    /// Where a field decides over partitions, Milvus lets nobody ask for one.
    private func wholeCollection(_ live: [String: Int64]) async throws -> DrilledCollection.Partition {
        DrilledCollection.Partition(
            name: DrilledCollection.Partition.all, expected: live.values.reduce(0, +),
            found: try await milvus.countRows(of: planned.target))
    }

    private func indexes() async throws -> [DrilledCollection.Index] {
        let found = try await milvus.describeIndexes(of: planned.target)
        let added = Set(plan.addedIndexes[planned.target, default: []].map(\.field))
        return planned.indexes.map { index in
            DrilledCollection.Index(
                field: index.field, type: index.type,
                isBuilt: found.contains { $0.name == index.name && $0.state == .finished },
                isAdded: added.contains(index.field))
        }
    }

    private func compare(_ sample: [KeySample.Row], _ reading: RowReading) async throws -> RowComparison {
        var comparison = RowComparison()
        let names = reading.fields.map(\.name)
        try await SampleReader(reading: reading, fields: reading.fields).forEachBatch(
            of: Array(sample.prefix(extent.rows))
        ) { rows in
            let found = try await milvus.rows(
                of: planned.target, keyField: reading.primaryKey.name, keys: rows.map(\.key), fields: names)
            comparison.add(rows, found: found, keyField: reading.primaryKey.name)
        }
        return comparison
    }

    private func searches(_ sample: [KeySample.Row], _ reading: RowReading) async throws -> [SearchOutcome] {
        guard extent.queries > 0, extent.topK > 0, !sample.isEmpty else { return [] }
        timeline.begin("waiting for indexes", of: label)
        _ = try await LoadedIndexes(environment: environment, target: planned.target).wait()
        var outcomes: [SearchOutcome] = []
        for field in planned.schema.vectorFields {
            guard let index = planned.indexes.first(where: { $0.field == field.name }) else { continue }
            switch SearchPlan.plan(field, index, topK: extent.topK, recall: extent.recall) {
            case .failure(let reason): outcomes.append(SearchOutcome(field: field.name, reason: "\(reason)"))
            case .success(let search): outcomes.append(try await outcome(of: search, sample, reading))
            }
        }
        return outcomes
    }

    private func outcome(
        of search: SearchPlan, _ sample: [KeySample.Row], _ reading: RowReading
    ) async throws -> SearchOutcome {
        timeline.begin("searching", of: label)
        let field = StoredField(search.field)
        let queries = try await queries(field, sample, reading)
        guard !queries.isEmpty else {
            return SearchOutcome(
                field: field.name, reason: "no row of the sample has a vector that can be searched for")
        }
        let answers = try await milvus.search(
            VectorSearch(
                field: field.name, type: field.type, vectors: queries.map(\.value), topK: extent.topK,
                metric: search.metric.rawValue, parameters: search.parameters), in: planned.target)
        timeline.begin("searching exactly", of: label)
        let truths = zip(queries, answers).map { query, hits in
            QueryTruth(
                query: query.operand, metric: search.metric, answered: Set(hits.map(\.key)), topK: extent.topK)
        }
        return SearchOutcome(
            search, topK: extent.topK, try await ExactSearch(reading: reading, field: field).run(truths))
    }

    /// Vectors of rows of the sample.
    private func queries(
        _ field: StoredField, _ sample: [KeySample.Row], _ reading: RowReading
    ) async throws -> [(value: FieldValue, operand: VectorOperand)] {
        var queries: [(FieldValue, VectorOperand)] = []
        try await SampleReader(reading: reading, fields: [field]).forEachBatch(
            of: Array(sample.prefix(extent.queries))
        ) { rows in
            for row in rows {
                guard let value = row.values.first?.value, let operand = VectorOperand(value) else { continue }
                queries.append((value, operand))
            }
        }
        return queries
    }
}
