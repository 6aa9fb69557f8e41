internal import BackupFormat
internal import MilvusClient
internal import MilvusModel

/// Plans one collection. Pure.
package struct CollectionPlanner: Sendable {
    /// Properties that would act on rows at once and are therefore set at the end.
    package static let deferredKeys: Set<String> = ["collection.ttl.seconds"]
    /// A server that checks functions when a collection is created would call the services behind them.
    static let functionCheckKey = "disable_func_runtime_check"

    package let options: RestoreOptions
    package let imports: ImportPlanner
    let disablesFunctionCheck: Bool

    package init(options: RestoreOptions, imports: ImportPlanner, disablesFunctionCheck: Bool = false) {
        self.options = options
        self.imports = imports
        self.disablesFunctionCheck = disablesFunctionCheck
    }

    /// `presence` is that of its objects, proved, and nil when rows aren't wanted; `droppedAliases` are those of the
    /// collection that it replaces, nil when it replaces none; of `leftOut` no segment is imported.
    package func plan(
        _ element: RestoreSelection.Element, presence: ObjectPresence?, droppedAliases: [String]?,
        leftOut: LeftOut? = nil
    ) -> PlannedCollection {
        let collection = element.collection.backup
        var planned = PlannedCollection(
            source: collection.reference, sourceID: collection.id, target: element.target,
            droppedAliases: droppedAliases, schema: collection.schema, shards: collection.shards,
            consistencyLevel: collection.consistencyLevel, properties: [], deferredProperties: [],
            numPartitions: collection.schema.hasPartitionKey ? Int64(collection.partitions.count) : 0,
            partitions: collection.partitions.map(\.name), dataImports: [], levelZeroImports: [],
            expectation: RowExpectation(rows: 0, deletes: 0),
            indexes: options.skipIndexes ? [] : collection.indexes.map(PlannedIndex.init),
            aliases: element.target == collection.reference ? collection.aliases : [],
            load: loadPlan(of: collection), objects: 0, bytes: 0, leftOut: leftOut)
        addProperties(of: collection, to: &planned)
        guard let presence else { return planned }
        let skipped = leftOut?.ids ?? []
        let wanted = element.collection.leavingOut(skipped)
        // What is left out isn't staged, nor are strangers; where nothing is staged, they lie in the partition's directory.
        let crowded = presence.partitionsWithStrangers.union(element.collection.partitions(of: skipped))
        planned.dataImports = imports.dataImports(of: wanted, unmergeable: imports.staged == nil ? crowded : [])
        planned.levelZeroImports = imports.levelZeroImports(of: wanted)
        planned.expectation = expectation(of: wanted)
        planned.strangers = presence.strangers
        planned.objects = presence.objects
        planned.bytes = presence.bytes
        return planned
    }

    private func addProperties(of collection: CollectionBackup, to planned: inout PlannedCollection) {
        let all = collection.properties.isEmpty ? collection.schema.properties : collection.properties
        planned.properties = all.filter { !Self.deferredKeys.contains($0.key) }
        planned.deferredProperties = all.filter { Self.deferredKeys.contains($0.key) }
        guard disablesFunctionCheck, !collection.schema.functions.isEmpty, all[Self.functionCheckKey] != "true" else {
            return
        }
        planned.properties.removeAll { $0.key == Self.functionCheckKey }
        planned.properties.append(KeyValuePair(key: Self.functionCheckKey, value: "true"))
        planned.deferredProperties.append(KeyValuePair(key: Self.functionCheckKey, value: "false"))
    }

    private func expectation(of collection: RestorableCollection) -> RowExpectation {
        let hasLevelZero = collection.units.contains { $0.kind == .levelZero }
        let hasDeletes = collection.units.contains { $0.kind == .rows && $0.deltaPrefix != nil }
        return RowExpectation(
            rows: collection.insertedRows,
            // The seal's number holds the deletes of level zero segments as well, which an import doesn't apply.
            deletes: hasDeletes ? (hasLevelZero ? nil : collection.summary?.deletedRows) : 0,
            counted: hasLevelZero ? nil : collection.summary?.liveRows,
            isCutAtPoint: imports.options.endTimestamp != nil)
    }

    private func loadPlan(of collection: CollectionBackup) -> LoadPlan {
        // A server loads nothing without indexes, and there is nothing to ask an empty schema.
        guard !options.schemaOnly, !options.skipIndexes else { return .nothing }
        let wanted: Set<String> = [LoadState.loaded.rawValue, LoadState.loading.rawValue]
        guard wanted.contains(collection.loadState) else { return .nothing }
        let loaded = collection.partitions.filter { wanted.contains($0.loadState) }.map(\.name)
        // No partition noted as loaded although the collection is: milvus-backup asks for them in a wrong way.
        let replicas = max(1, collection.replicas)
        if loaded.isEmpty || loaded.count == collection.partitions.count { return .collection(replicas: replicas) }
        return .partitions(loaded, replicas: replicas)
    }
}
