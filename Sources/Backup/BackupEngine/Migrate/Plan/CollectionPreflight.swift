internal import BackupFormat
internal import MilvusClient
internal import MilvusModel

/// Looks at one collection: what the target can't hold of it, and what it becomes there. Pure.
struct CollectionPreflight {
    let options: MigrationOptions
    let facts: MigrationFacts
    let collection: MigrationFacts.Collection
    private(set) var findings: [PreflightFinding] = []

    init(options: MigrationOptions, facts: MigrationFacts, collection: MigrationFacts.Collection) {
        self.options = options
        self.facts = facts
        self.collection = collection
    }

    private var source: CollectionReference { collection.reference }
    private var description: CollectionDescription { collection.description }

    mutating func plan() -> PlannedMigration {
        let target = MigrationPlanner.target(of: source, options)
        let working = WorkingName.name(of: source, as: target)
        let adaptation = SchemaAdaptation(description.schema, "\(source)", options.changes, on: facts.target.version)
        findings += adaptation.findings
        let choice = MigrationWayChoice(options: options, facts: facts, collection: collection, adaptation)
        let (way, reason) = choice.choose()
        if way == .backup, let obstacle = choice.obstacle {
            add(.blocking, "no-files", "It can't go as files: \(obstacle).", option: "--via query")
        }
        checkNames(target, working, way)
        checkReading(way, adaptation)
        let properties = description.properties.isEmpty ? description.schema.properties : description.properties
        let deferred = CollectionPlanner.deferredKeys
        return PlannedMigration(
            source: source, target: target, way: way, reason: reason, working: working,
            isResumed: way == .query && facts.occupied.contains(working), schema: adaptation.schema(for: way),
            fields: adaptation.readFields, shards: description.shards, consistencyLevel: description.consistencyLevel,
            properties: properties.filter { !deferred.contains($0.key) },
            deferredProperties: properties.filter { deferred.contains($0.key) },
            numPartitions: adaptation.result.hasPartitionKey ? Int64(collection.partitions.count) : 0,
            readsAsOne: description.schema.hasPartitionKey,
            partitions: description.schema.hasPartitionKey && !adaptation.result.hasPartitionKey
                ? [] : collection.partitions,
            indexes: indexes(adaptation), aliases: aliases(target), load: loadPlan,
            storedRows: collection.storedRows)
    }

    private mutating func add(
        _ weight: PreflightFinding.Weight, _ code: String, _ message: String, option: String? = nil
    ) {
        findings.append(PreflightFinding(weight, code, subject: "\(source)", message, option: option))
    }

    private mutating func checkNames(
        _ target: CollectionReference, _ working: CollectionReference, _ way: PlannedMigration.Way
    ) {
        if target.database != .default, !facts.target.has(.databases) {
            add(
                .blocking, "no-databases",
                "\(facts.target.versionText) has no databases, and it lies in \(source.database).",
                option: "--database-prefix makes it default.\(target.database)_\(target.name)")
        }
        if facts.occupied.contains(target) {
            add(
                .blocking, "name-taken", "\(target) is there already in the target.",
                option: "--rename \(source):\(target.database).NEW, or drop it")
        }
        guard way == .query, facts.occupied.contains(working) else { return }
        add(.harmless, "resumed", "An earlier run has begun it as \(working.name); what is there isn't copied again.")
    }

    private mutating func checkReading(_ way: PlannedMigration.Way, _ adaptation: SchemaAdaptation) {
        guard way == .query else { return }
        let indexed = Set(collection.indexes.map(\.fieldName))
        for field in description.schema.vectorFields where !indexed.contains(field.name) {
            add(
                .blocking, "not-readable",
                "Vectors of field \(field.name) have no index, so Milvus can't load it, and queries can't read it.",
                option: "create an index on the source, or --via backup")
        }
        let loaded = collection.loadedPartitions.count
        if loaded > 0, loaded < collection.partitions.count {
            // Seen on 2.3.5, once: of partitions that were loaded beside others no row was read. Why isn't known.
            add(
                .blocking, "partly-loaded", "Only some of its partitions are loaded: queries don't see the others.",
                option: "load all of it or none, or --via backup")
        } else if loaded == 0 {
            add(
                .harmless, "is-loaded",
                "It isn't loaded in the source: it is for the time of reading, and released after.")
        }
        if description.schema.primaryKey?.autoID ?? false || description.schema.autoID {
            add(
                .harmless, "auto-id-off",
                "Keys are kept, so the target doesn't make them: whoever inserts later must bring keys along.")
        }
        if !collection.description.properties.filter({ CollectionPlanner.deferredKeys.contains($0.key) }).isEmpty {
            add(.harmless, "time-to-live", "Rows are written anew: their time to live begins again.")
        }
    }

    private mutating func indexes(_ adaptation: SchemaAdaptation) -> [PlannedIndex] {
        let kept = Set(adaptation.result.fields.map(\.name))
        var planned: [PlannedIndex] = []
        for index in collection.indexes.map({ PlannedIndex(IndexInfo($0)) }) where kept.contains(index.field) {
            let adapted = IndexAdaptation(index, options.changes, on: facts.target.version)
            findings += adapted.findings("\(source)")
            planned.append(adapted.result)
        }
        return planned
    }

    /// Those that are taken in the target stay where they are.
    private mutating func aliases(_ target: CollectionReference) -> [String] {
        var free: [String] = []
        for alias in description.aliases {
            if facts.takenAliases.contains(CollectionReference(database: target.database, name: alias)) {
                add(
                    .harmless, "alias-taken",
                    "Alias \(alias) stands for something else in the target, and stays there.",
                    option: "point it to \(target) when nobody needs it")
            } else {
                free.append(alias)
            }
        }
        return free
    }

    private var loadPlan: LoadPlan {
        let (loaded, replicas) = (collection.loadedPartitions, max(1, collection.replicas))
        if loaded.isEmpty { return .nothing }
        return loaded.count == collection.partitions.count
            ? .collection(replicas: replicas) : .partitions(loaded, replicas: replicas)
    }
}
