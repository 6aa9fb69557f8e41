internal import BackupFormat
package import MilvusModel

/// Decides what a drill does: a pure function of the backup and the target.
package struct DrillPlanner: Sendable {
    package let names: ScratchName
    /// Of the target.
    package let databases: Set<DatabaseName>

    package init(id: String, databases: Set<DatabaseName>) {
        names = ScratchName(id: id)
        self.databases = databases
    }

    /// The restore behind a drill: scratch names, in databases that are there, and nothing that others could notice.
    package func restoreOptions(
        of backup: String, _ collections: [CollectionReference], importTimeout: Duration
    ) -> RestoreOptions {
        var mapping = NameMapping()
        for (index, source) in collections.sorted().enumerated() {
            let database = databases.contains(source.database) ? source.database : .default
            mapping.databases[source.database] = database
            mapping.collections[source] = names.name(of: source, number: index + 1, in: database)
        }
        var options = RestoreOptions(
            name: backup, mapping: mapping, filter: CollectionFilter(collections.map { .collection($0) }),
            importTimeout: importTimeout)
        options.isDrill = true
        return options
    }

    /// Makes every collection one that answers searches, and lets nothing act on its rows.
    package func prepared(
        _ plan: RestorePlan
    ) -> (plan: RestorePlan, addedIndexes: [CollectionReference: [PlannedIndex]]) {
        var plan = plan
        var added: [CollectionReference: [PlannedIndex]] = [:]
        // Nobody would point aliases at a scratch collection.
        plan.findings.removeAll { $0.code == "aliases-not-moved" }
        for index in plan.collections.indices {
            let missing = Self.missingIndexes(of: plan.collections[index])
            if !missing.isEmpty { added[plan.collections[index].target] = missing }
            plan.collections[index].indexes += missing
            plan.collections[index].aliases = []
            plan.collections[index].load = .collection(replicas: 1)
            // A time to live would take the rows away before they are compared.
            plan.collections[index].deferredProperties.removeAll {
                CollectionPlanner.deferredKeys.contains($0.key)
            }
        }
        return (plan, added)
    }

    /// Milvus loads a collection when each of its vector fields has an index.
    private static func missingIndexes(of planned: PlannedCollection) -> [PlannedIndex] {
        let indexed = Set(planned.indexes.map(\.field))
        return planned.schema.vectorFields.filter { !indexed.contains($0.name) }.map { field in
            let (type, metric, parameters) = plainIndex(for: field.dataType)
            return PlannedIndex(
                name: "milvault_drill_\(field.id)", field: field.name,
                parameters: [
                    KeyValuePair(key: "index_type", value: type), KeyValuePair(key: "metric_type", value: metric),
                    KeyValuePair(key: "params", value: parameters),
                ])
        }
    }

    /// The cheapest to build that there is for the type.
    private static func plainIndex(for type: DataType) -> (type: String, metric: String, parameters: String) {
        switch type {
        case .binaryVector: ("BIN_FLAT", "HAMMING", "{}")
        case .sparseFloatVector: ("SPARSE_INVERTED_INDEX", "IP", "{}")
        case .int8Vector: ("HNSW", "L2", #"{"M":16,"efConstruction":200}"#)
        default: ("FLAT", "L2", "{}")
        }
    }
}

extension PlannedIndex {
    init(name: String, field: String, parameters: [KeyValuePair]) {
        self.name = name
        self.field = field
        self.parameters = parameters
    }
}
