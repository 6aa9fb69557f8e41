internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Brings one collection over by queries and inserts. It stands under a working name until it is proved.
struct QueryMigration: Sendable {
    /// Partitions copied at once: each has its own queries in flight.
    private static let width = 1

    let sides: MigrationSides
    let planned: PlannedMigration
    let options: MigrationOptions
    let pacer: RowPacer

    private var source: MilvusClient { sides.source.milvus }
    private var target: MilvusClient { sides.target.milvus }
    private var observer: EngineObserver { sides.target.observer }
    private var label: String { planned.label }

    func run() async throws -> MigrationReport.Collection {
        var result = MigrationReport.Collection(planned)
        guard let key = planned.schema.primaryKey else {
            throw BackupError(.failed, "\(planned.source) has no primary key.", subject: "\(planned.source)")
        }
        try await prepare()
        let copied = try await LoadedForReading(sides.source, planned.source).during {
            let copied = try await copy(key)
            return (copied, try await finish(copied, key))
        }
        result.readPoint = copied.0.meaning
        result.copying = copied.0.elapsed
        for tally in copied.0.tallies.values.map(\.count) {
            result.rows += tally.rows
            result.inserted += tally.inserted
            result.bytes += tally.bytes
            result.queries += tally.queries
        }
        let proof = copied.1
        (result.found, result.comparison, result.searches) = (proof.found, proof.comparison, proof.searches)
        guard result.isProved else {
            result.failure =
                "What arrived isn't what was read. It stays as \(planned.working) for a look; drop it before the next try."
            return result
        }
        try await publish()
        return result
    }

    /// The collection and its partitions, where an earlier run hasn't made them.
    private func prepare() async throws {
        observer.emit(.step("creating", of: label))
        if try await !target.hasCollection(planned.working) {
            try await target.createCollection(
                CollectionDefinition(
                    reference: planned.working,
                    serializedSchema: try planned.schema.definitionBytes(named: planned.working.name),
                    shards: planned.shards, consistencyLevel: planned.consistencyLevel, properties: planned.properties,
                    numPartitions: planned.numPartitions))
        }
        guard !planned.schema.hasPartitionKey else { return }
        let present = Set(try await target.listPartitions(of: planned.working).map(\.name))
        for partition in planned.partitions where !present.contains(partition) {
            try await target.createPartition(partition, of: planned.working)
        }
    }

    private struct Copied: Sendable {
        var tallies: [String: CopyTally] = [:]
        var meaning = ""
        var elapsed: Duration = .zero
    }

    private func copy(_ key: FieldSchema) async throws -> Copied {
        observer.begin("copying \(label)")
        observer.counters.planned(objects: planned.storedRows, bytes: 0)
        if planned.isResumed { try await loadWhatIsThere() }
        var probe = RowExtent(of: planned.source, key: key, fields: planned.fields, at: .latest)
        let (point, meaning) = try await ReadPointChoice(source).choose(probe)
        probe.point = point
        let begun = sides.target.clock.now()
        var copied = Copied(meaning: meaning)
        for partition in planned.readPartitions {
            var extent = probe
            extent.partition = partition.source
            let tally = CopyTally(
                RowSample(limit: max(options.extent.rows, options.extent.queries), seed: options.seed))
            copied.tallies[partition.target] = tally
            try await RowCopy(
                reader: QueryReader(source, extent, pacer: pacer),
                writer: RowWriter(
                    environment: sides.target, collection: planned.working, partition: partition.target, key: key),
                present: planned.isResumed ? present(partition.target, key) : nil, counters: observer.counters,
                tally: tally
            ).run()
        }
        copied.elapsed = sides.target.clock.now() - begun
        try await compareCount(with: copied)
        return copied
    }

    /// Servers before 2.3 can't count.
    private func compareCount(with copied: Copied) async throws {
        guard try await source.features().has(.countQuery) else { return }
        let counted = try await source.countRows(of: planned.source)
        let read = copied.tallies.values.reduce(0) { $0 + $1.count.rows }
        guard counted != read else { return }
        let finding = Finding(
            "other-count", subject: "\(planned.source)",
            "The source counts \(counted) rows, and \(read) were read, each key once.",
            advice: "Somebody wrote meanwhile, or keys are there more than once. The key \(Int64.max) no query gives: "
                + "--via backup brings it along.")
        observer.emit(.finding(finding))
    }

    /// What an earlier run has brought is asked for, so it must answer queries.
    private func loadWhatIsThere() async throws {
        _ = try await IndexRestore(environment: sides.target, target: planned.working).restore(
            planned.indexes, skippingPresent: true)
        _ = try await LoadRestore(environment: sides.target, target: planned.working).restore(.collection(replicas: 1))
    }

    private func present(_ partition: String, _ key: FieldSchema) -> QueryReader {
        let extent = RowExtent(
            of: planned.working, partition: partition.isEmpty ? nil : partition, key: key, fields: [key], at: .latest)
        return QueryReader(target, extent, pacer: pacer)
    }

    /// Flushed, indexed, loaded, compared.
    private func finish(_ copied: Copied, _ key: FieldSchema) async throws -> MigrationProof.Result {
        observer.emit(.step("flushing", of: label))
        _ = try await Flusher(environment: sides.target, features: try await target.features()).flush(planned.working)
        observer.begin("indexing \(label)")
        let indexes = try await IndexRestore(environment: sides.target, target: planned.working).restore(
            planned.indexes, skippingPresent: true)
        for finding in indexes.findings { observer.emit(.finding(finding)) }
        observer.begin("loading \(label)")
        let load = try await LoadRestore(environment: sides.target, target: planned.working).restore(
            .collection(replicas: planned.replicas))
        if let finding = load.finding { observer.emit(.finding(finding)) }
        _ = try await LoadedIndexes(environment: sides.target, target: planned.working).wait()
        observer.begin("comparing \(label)")
        return try await MigrationProof(
            source: source, target: target, planned: planned, place: planned.working, extent: options.extent
        ).run(copied.tallies.values.map(\.sample), key)
    }

    /// From now on it is what was asked for.
    private func publish() async throws {
        observer.emit(.step("publishing", of: label))
        switch planned.load {
        case .collection: break
        case .nothing: try await target.releaseCollection(planned.working)
        case .partitions(let names, let replicas):
            try await target.releaseCollection(planned.working)
            try await target.loadPartitions(names, of: planned.working, replicas: replicas)
        }
        if !planned.deferredProperties.isEmpty {
            try await target.alterCollection(planned.working, setting: planned.deferredProperties)
        }
        try await target.renameCollection(planned.working, to: planned.target.name)
        let findings = try await AliasRestore(milvus: target, target: planned.target).restore(
            planned.aliases, skippingPresent: true)
        for finding in findings { observer.emit(.finding(finding)) }
    }
}
