import BackupFormat
import Basics
import MilvusModel
import Testing

@testable import BackupEngine

@Suite("Drill planner")
struct DrillPlannerTests {
    private let docs = CollectionReference(name: "docs")
    private let sales = CollectionReference(database: DatabaseName("sales"), name: "docs")

    private func prepared(
        _ collection: CollectionBackup, databases: Set<DatabaseName> = [.default]
    ) throws -> (plan: RestorePlan, addedIndexes: [CollectionReference: [PlannedIndex]]) {
        let planner = DrillPlanner(id: "abc", databases: databases)
        let restorable = [try BackupSamples.restorable(collection)]
        let options = planner.restoreOptions(
            of: "nightly", restorable.map(\.reference), importTimeout: .seconds(5))
        let source = RestorableBackup(
            layout: try BackupSamples.layout(), databases: [DatabaseBackup(name: DatabaseName("sales"))],
            collections: restorable)
        let restore = RestorePlanner(
            source: source, options: options, facts: BackupSamples.facts(databases: databases), limits: EngineLimits(),
            runName: try BackupName(existing: "run"))
        return planner.prepared(try restore.plan(try RestoreSelection(restorable, options), [:]))
    }

    @Test("scratch names are unique and valid, in databases that are there")
    func names() {
        let options = DrillPlanner(id: "abc", databases: [.default]).restoreOptions(
            of: "nightly", [sales, docs], importTimeout: .seconds(5))
        #expect(options.mapping.target(of: docs).description == "default.milvault_drill_abc_1_docs")
        #expect(options.mapping.target(of: sales).description == "default.milvault_drill_abc_2_docs")
        #expect(options.isDrill && !options.includesRBAC && !options.dropExisting)
        let there = DrillPlanner(id: "abc", databases: [.default, DatabaseName("sales")]).restoreOptions(
            of: "nightly", [sales], importTimeout: .seconds(5))
        #expect(there.mapping.target(of: sales).description == "sales.milvault_drill_abc_1_docs")
    }

    @Test("a name of any length or spelling becomes one that Milvus takes")
    func spelling() {
        let scratch = ScratchName(id: "abc")
        let long = scratch.name(
            of: CollectionReference(name: String(repeating: "x", count: 255)), number: 12, in: .default)
        #expect(long.name.utf8.count == 255)
        let odd = scratch.name(of: CollectionReference(name: "a.b-ä"), number: 1, in: .default)
        #expect(odd.name == "milvault_drill_abc_1_a_b___")
        #expect(scratch.isOurs(odd) && scratch.isOurs(long))
        for foreign in ["docs", "milvault_drill_abd_1_docs", "milvault_drill_abc", "x_milvault_drill_abc_1_docs"] {
            #expect(!scratch.isOurs(CollectionReference(name: foreign)))
        }
        #expect(!ScratchName(id: "").isOurs(CollectionReference(name: "milvault_drill__1")))
    }

    @Test("no database is made, nor an alias, nor anything that takes rows away")
    func harmless() throws {
        var collection = BackupSamples.collection(database: "sales")
        collection.aliases = ["live"]
        collection.properties = [
            KeyValuePair(key: "collection.ttl.seconds", value: "5"), KeyValuePair(key: "mmap.enabled", value: "true"),
        ]
        let plan = try prepared(collection).plan
        #expect(plan.databases.isEmpty)
        #expect(plan.findings.isEmpty)
        let planned = try #require(plan.collections.first)
        #expect(planned.aliases.isEmpty && planned.deferredProperties.isEmpty)
        #expect(planned.properties.map(\.key) == ["mmap.enabled"])
    }

    @Test("everything is loaded, with an index where there is none")
    func loaded() throws {
        var collection = BackupSamples.collection()
        let without = try prepared(collection)
        let planned = try #require(without.plan.collections.first)
        #expect(planned.load == .collection(replicas: 1))
        #expect(planned.indexes.map(\.type) == ["FLAT"])
        #expect(without.addedIndexes[planned.target] == planned.indexes)
        collection.indexes = [
            IndexInfo(
                fieldName: "vector", indexName: "v", indexType: "HNSW",
                parameters: ["index_type": "HNSW", "metric_type": "L2"])
        ]
        let with = try prepared(collection)
        #expect(with.plan.collections.first?.indexes.map(\.type) == ["HNSW"])
        #expect(with.addedIndexes.isEmpty)
    }

    @Test("collections come in turn, beginning where the seed says")
    func turns() {
        let choice = CollectionChoice([sales, docs, CollectionReference(name: "a")])
        var taken: [CollectionReference] = []
        for _ in 0..<6 { taken += choice.next(after: taken.last, seed: 4).map { [$0] } ?? [] }
        #expect(Set(taken.prefix(3)).count == 3)
        #expect(Array(taken.prefix(3)) == Array(taken.suffix(3)))
        #expect(choice.next(after: nil, seed: 4) != choice.next(after: nil, seed: 5))
        #expect(choice.next(after: CollectionReference(name: "b"), seed: 4) == docs)
        #expect(CollectionChoice([]).next(after: nil, seed: 4) == nil)
    }

    @Test("the marker is read as it was written")
    func marker() throws {
        let marker = DrillMarker(
            id: "abc", backup: "nightly", startedAt: WallTime(milliseconds: 1_763_730_000_123), toolVersion: "1",
            restoreRun: "run", collections: [docs, sales])
        #expect(try DrillMarker(json: marker.json) == marker)
        #expect(throws: JSONMappingError.self) { try DrillMarker(json: ["collections": ["x"]]) }
    }

    @Test("a drill's restore is told from others in its journal")
    func restoreMarker() throws {
        let options = DrillPlanner(id: "abc", databases: [.default]).restoreOptions(
            of: "nightly", [docs], importTimeout: .seconds(5))
        #expect(try RestoreOptions(json: options.json).isDrill)
        #expect(try !RestoreOptions(json: RestoreOptions(name: "nightly").json).isDrill)
    }
}
