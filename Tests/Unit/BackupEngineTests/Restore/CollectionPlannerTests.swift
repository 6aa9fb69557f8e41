import BackupEngine
import BackupFormat
import MilvusModel
import Testing

@Suite("Collection planner")
struct CollectionPlannerTests {
    private func plan(
        _ collection: CollectionBackup, summary: SealedCollection? = nil, skipIndexes: Bool = false,
        schemaOnly: Bool = false, target: String = "docs"
    ) throws -> PlannedCollection {
        let restorable = try BackupSamples.restorable(collection, summary: summary)
        let layout = try BackupSamples.layout()
        let planner = CollectionPlanner(
            options: RestoreOptions(name: "nightly", skipIndexes: skipIndexes, schemaOnly: schemaOnly),
            imports: ImportPlanner(server: .tasks, layout: layout, options: ImportOptions(), limits: EngineLimits()))
        let element = RestoreSelection.Element(collection: restorable, target: CollectionReference(name: target))
        return planner.plan(element, presence: ObjectPresence(), droppedAliases: nil)
    }

    @Test(
        "loads what was loaded",
        arguments: [
            ("Loaded", ["Loaded", "Loaded"], LoadPlan.collection(replicas: 1)),
            ("Loaded", ["Loaded", "NotLoad"], .partitions(["p0"], replicas: 1)),
            // milvus-backup notes no partition of a loaded collection as loaded.
            ("Loaded", ["NotLoad", "NotLoad"], .collection(replicas: 1)),
            ("Loading", ["Loading", "NotLoad"], .partitions(["p0"], replicas: 1)),
            ("NotLoad", ["NotLoad", "NotLoad"], .nothing), ("", ["", ""], .nothing),
        ])
    func loads(_ state: String, _ partitions: [String], _ expected: LoadPlan) throws {
        var collection = BackupSamples.collection(
            partitions: partitions.enumerated().map { index, state in
                BackupSamples.partition(Int64(index), "p\(index)", [], loadState: state)
            })
        collection.loadState = state
        #expect(try plan(collection).load == expected)
        #expect(try plan(collection, skipIndexes: true).load == .nothing)
        #expect(try plan(collection, schemaOnly: true).load == .nothing)
    }

    @Test("sets a time to live only when the rows are back")
    func timeToLive() throws {
        var collection = BackupSamples.collection()
        let live = KeyValuePair(key: "collection.ttl.seconds", value: "60")
        let other = KeyValuePair(key: "mmap.enabled", value: "true")
        collection.properties = [live, other]
        let planned = try plan(collection)
        #expect(planned.properties == [other])
        #expect(planned.deferredProperties == [live])
    }

    @Test("keeps aliases with the name and leaves them alone under another")
    func aliases() throws {
        var collection = BackupSamples.collection()
        collection.aliases = ["live"]
        #expect(try plan(collection).aliases == ["live"])
        #expect(try plan(collection, target: "docs_copy").aliases.isEmpty)
    }

    @Test("asks for as many partitions as there were only with a partition key")
    func partitionKey() throws {
        let partitions = [BackupSamples.partition(1, "_default_0", []), BackupSamples.partition(2, "_default_1", [])]
        let key = FieldSchema(id: FieldID(rawValue: 100), name: "t", dataType: .int64, isPartitionKey: true)
        let keyed = BackupSamples.collection(schema: BackupSamples.schema([key]), partitions: partitions)
        #expect(try plan(keyed).numPartitions == 2)
        #expect(try plan(BackupSamples.collection(partitions: partitions)).numPartitions == 0)
    }

    @Test("expects exact rows without deletes, and what the seal says with them")
    func expectation() throws {
        let reference = CollectionReference(name: "docs")
        let summary = SealedCollection(reference: reference, id: BackupSamples.collectionID, rows: 200, deletedRows: 30)
        let plain = [BackupSamples.segment(1), BackupSamples.segment(2)]
        let deleted = [BackupSamples.segment(1), BackupSamples.segment(2, deletes: true)]
        func expectation(_ segments: [SegmentBackup], _ l0: [SegmentBackup] = []) throws -> RowExpectation {
            let partition = BackupSamples.partition(1, "_default", segments)
            return try plan(
                BackupSamples.collection(partitions: [partition], l0Segments: l0), summary: summary
            ).expectation
        }
        #expect(try expectation(plain) == RowExpectation(rows: 200, deletes: 0))
        #expect(try expectation(deleted) == RowExpectation(rows: 200, deletes: 30))
        // The seal's number holds level zero deletes as well, which the import of rows doesn't apply.
        let l0 = [BackupSamples.segment(9, partition: -1, isL0: true)]
        #expect(try expectation(deleted, l0) == RowExpectation(rows: 200, deletes: nil))
        #expect(try expectation(plain, l0) == RowExpectation(rows: 200, deletes: 0))
    }
}
