import BackupEngine
import MilvusClient
import MilvusModel
import Testing

@Suite("What speaks against a migration")
struct MigrationPlannerTests {
    private func field(
        _ id: Int64, _ name: String, _ type: DataType, _ change: (inout FieldSchema) -> Void = { _ in }
    ) -> FieldSchema {
        var field = FieldSchema(id: FieldID(rawValue: id), name: name, dataType: type)
        if type.isVector { field.typeParameters = [KeyValuePair(key: "dim", value: "8")] }
        change(&field)
        return field
    }

    private func collection(
        _ fields: [FieldSchema] = [], in database: DatabaseName = .default, index: String = "FLAT",
        metric: String = "L2", isDynamic: Bool = false, aliases: [String] = []
    ) -> MigrationFacts.Collection {
        let own = [field(100, "id", .int64) { $0.isPrimaryKey = true }, field(101, "vector", .floatVector)]
        let description = CollectionDescription(
            id: CollectionID(rawValue: 1), reference: CollectionReference(database: database, name: "docs"),
            schema: CollectionSchema(name: "docs", fields: own + fields, isDynamicFieldEnabled: isDynamic),
            aliases: aliases)
        let parameters = [
            KeyValuePair(key: "index_type", value: index), KeyValuePair(key: "metric_type", value: metric),
        ]
        return MigrationFacts.Collection(
            description: description, partitions: ["_default", "p"], loadedPartitions: ["_default", "p"],
            indexes: [
                IndexDescription(
                    id: IndexID(rawValue: 1), name: "i", fieldName: "vector", parameters: parameters, state: .finished)
            ], storedRows: 10)
    }

    private func features(_ version: MilvusVersion) -> MilvusFeatures {
        MilvusFeatures(version: version, versionText: "v\(version)")
    }

    private func facts(
        _ collection: MigrationFacts.Collection, from: MilvusVersion = MilvusVersion(2, 3, 5),
        to: MilvusVersion = MilvusVersion(2, 2, 16)
    ) -> MigrationFacts {
        MigrationFacts(source: features(from), collections: [collection], target: features(to))
    }

    private func plan(_ facts: MigrationFacts, _ options: MigrationOptions = MigrationOptions()) -> MigrationPlan {
        MigrationPlanner(options: options, facts: facts).plan()
    }

    private func codes(_ plan: MigrationPlan) -> [String] { plan.blocking.map(\.code) }

    @Test("files go to the same or a newer version, queries to an older one")
    func ways() throws {
        let newer = plan(facts(collection(), from: MilvusVersion(2, 2, 16), to: MilvusVersion(2, 3, 5)))
        #expect(newer.collections.map(\.way) == [.backup] && newer.blocking.isEmpty)
        let older = plan(facts(collection()))
        #expect(older.collections.map(\.way) == [.query] && older.blocking.isEmpty)
        #expect(try #require(older.collections.first).reason.contains("newer"))
        #expect(codes(plan(facts(collection()), MigrationOptions(via: .backup))) == ["no-files"])
        var unreachable = facts(collection(), from: MilvusVersion(2, 3, 5), to: MilvusVersion(2, 3, 5))
        unreachable.filesAreOutOfReach = "the target's bucket can't be reached"
        #expect(plan(unreachable).collections.map(\.reason) == ["the target's bucket can't be reached"])
    }

    @Test("what the target doesn't know blocks, and the option that it names resolves it")
    func resolving() throws {
        let tags = field(102, "tags", .array) { $0.elementType = .int64 }
        let blocked = plan(facts(collection([tags], index: "SCANN", metric: "COSINE")))
        #expect(codes(blocked) == ["field-type", "index-type", "metric"])
        #expect(blocked.blocking.map(\.option).contains("--drop-field tags"))
        #expect(blocked.blocking.map(\.option).contains("--map-index SCANN:IVF_FLAT"))
        let changes = SchemaChanges(
            indexTypes: ["SCANN": "IVF_FLAT"], metrics: ["COSINE": "IP"], droppedFields: ["tags"])
        let resolved = plan(
            facts(collection([tags], index: "SCANN", metric: "COSINE")), MigrationOptions(changes: changes))
        let planned = try #require(resolved.collections.first)
        #expect(resolved.blocking.isEmpty)
        #expect(planned.fields.map(\.name) == ["id", "vector"] && planned.schema.field(named: "tags") == nil)
        #expect(planned.indexes.map(\.type) == ["IVF_FLAT"])
        #expect(planned.indexes.first?.parameters["metric_type"] == "IP")
    }

    @Test("dropped fields rule files out, even between servers of one version")
    func changedSchema() {
        let same = facts(
            collection([field(102, "n", .int64)]), from: MilvusVersion(2, 3, 5), to: MilvusVersion(2, 3, 5))
        #expect(plan(same).collections.map(\.way) == [.backup])
        let dropping = MigrationOptions(changes: SchemaChanges(droppedFields: ["default.docs.n"]))
        #expect(plan(same, dropping).collections.map(\.way) == [.query])
        #expect(codes(plan(same, MigrationOptions(changes: SchemaChanges(droppedFields: ["id"])))) == ["field-dropped"])
    }

    @Test("names that are taken block, and those of an earlier run are gone on with")
    func names() throws {
        var taken = facts(collection(aliases: ["a"]))
        taken.occupied = [CollectionReference(name: "docs")]
        taken.takenAliases = [CollectionReference(name: "a")]
        #expect(codes(plan(taken)) == ["name-taken"])
        #expect(plan(taken).collections.first?.aliases == [])
        var begun = facts(collection())
        let working = try #require(plan(begun).collections.first).working
        begun.occupied = [working]
        #expect(plan(begun).blocking.isEmpty && plan(begun).collections.first?.isResumed == true)
        #expect(plan(begun).harmless.map(\.code) == ["resumed"])
    }

    @Test("databases where there are none block, unless they become part of the name")
    func databases() {
        let sales = facts(collection(in: DatabaseName("sales")), to: MilvusVersion(2, 2, 0))
        #expect(codes(plan(sales)).contains("no-databases"))
        let prefixed = plan(sales, MigrationOptions(prefixesDatabases: true))
        #expect(prefixed.collections.map(\.target) == [CollectionReference(name: "sales_docs")])
        #expect(prefixed.blocking.isEmpty)
    }

    @Test("keys that the server made are kept: the target makes none")
    func automaticKeys() throws {
        var facts = facts(collection())
        facts.collections[0].description.schema.fields[0].autoID = true
        facts.collections[0].description.schema.autoID = true
        let plan = plan(facts)
        #expect(plan.harmless.map(\.code) == ["auto-id-off"])
        let schema = try #require(plan.collections.first).schema
        #expect(!schema.autoID && schema.primaryKey?.autoID == false)
    }

    @Test("what Milvus can't load can't be read by queries")
    func unindexed() {
        var facts = facts(collection())
        facts.collections[0].indexes = []
        facts.collections[0].loadedPartitions = []
        #expect(codes(plan(facts)) == ["not-readable"])
        #expect(plan(facts).harmless.map(\.code) == ["is-loaded"])
    }

    @Test("the dynamic field travels along")
    func dynamic() {
        let plan = plan(facts(collection(isDynamic: true)))
        #expect(plan.collections.first?.fields.map(\.name) == ["id", "vector", "$meta"])
    }

    @Test("two collections can't get one name")
    func collision() {
        var facts = facts(collection())
        var other = collection()
        other.description.reference.name = "others"
        facts.collections.append(other)
        var mapping = NameMapping()
        mapping.collections[other.reference] = CollectionReference(name: "docs")
        #expect(codes(plan(facts, MigrationOptions(mapping: mapping))) == ["name-twice"])
    }
}
