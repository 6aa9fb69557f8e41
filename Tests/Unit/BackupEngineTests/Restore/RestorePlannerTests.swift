import BackupEngine
import BackupFormat
import Basics
import MilvusModel
import Testing

@Suite("Restore planner")
struct RestorePlannerTests {
    private let docs = CollectionReference(name: "docs")

    private func planner(
        _ collections: [CollectionBackup], _ facts: TargetFacts,
        options: RestoreOptions = RestoreOptions(name: "nightly"),
        databases: [DatabaseBackup] = []
    ) throws -> (RestorePlanner, RestoreSelection) {
        let restorable = try collections.map { try BackupSamples.restorable($0) }
        let source = RestorableBackup(
            layout: try BackupSamples.layout(), milvusVersion: "v2.3.5", databases: databases, collections: restorable)
        let planner = RestorePlanner(
            source: source, options: options, facts: facts, limits: EngineLimits(),
            runName: try BackupName(existing: "run"))
        return (planner, try RestoreSelection(restorable, options))
    }

    private func code(_ body: () throws -> Void) -> BackupError? {
        do { try body() } catch { return error as? BackupError }
        return nil
    }

    @Test("refuses a taken name before anything else, unless it may be dropped")
    func occupied() throws {
        let facts = BackupSamples.facts(occupied: [docs: .collection(aliases: ["live"])])
        let (careful, selection) = try planner([BackupSamples.collection()], facts)
        let error = code { try careful.check(selection) }
        #expect(error?.code == .failed)
        #expect(error?.message.contains("default.docs already exists") == true)
        #expect(error?.advice?.contains("--drop-existing") == true)
        let (bold, same) = try planner(
            [BackupSamples.collection()], facts, options: RestoreOptions(name: "nightly", dropExisting: true))
        #expect(code { try bold.check(same) } == nil)
        #expect(try bold.plan(same, [:]).collections.map(\.droppedAliases) == [["live"]])
    }

    @Test("never drops the collection behind an alias")
    func alias() throws {
        let (planner, selection) = try planner(
            [BackupSamples.collection()], BackupSamples.facts(occupied: [docs: .alias(of: "papers")]),
            options: RestoreOptions(name: "nightly", dropExisting: true))
        #expect(code { try planner.check(selection) }?.message.contains("alias of collection papers") == true)
    }

    @Test(
        "refuses what the server can't take, with what it would need",
        arguments: [
            (BackupSamples.segment(1, storageVersion: 2), MilvusVersion(2, 5, 9), "storage version 2"),
            (BackupSamples.segment(1, storageVersion: 3), MilvusVersion(3, 0, 0), "storage version 3"),
            (BackupSamples.segment(1, isL0: true), MilvusVersion(2, 3, 5), "level zero"),
        ])
    func incompatible(_ segment: SegmentBackup, _ version: MilvusVersion, _ what: String) throws {
        let collection = BackupSamples.collection(partitions: [BackupSamples.partition(1, "_default", [segment])])
        let (planner, selection) = try planner([collection], BackupSamples.facts(version))
        let error = code { try planner.check(selection) }
        #expect(error?.code == .incompatibleVersions)
        #expect(error?.message.contains(what) == true)
        let (schemaOnly, same) = try self.planner(
            [collection], BackupSamples.facts(version), options: RestoreOptions(name: "nightly", schemaOnly: true))
        #expect(code { try schemaOnly.check(same) } == nil)
    }

    @Test("refuses fields whose ids a new collection can't have")
    func fieldGap() throws {
        let field = FieldSchema(id: FieldID(rawValue: 103), name: "late", dataType: .int64)
        let (planner, selection) = try planner(
            [BackupSamples.collection(schema: BackupSamples.schema([field]))], BackupSamples.facts())
        #expect(code { try planner.check(selection) }?.code == .incompatibleVersions)
    }

    @Test("imports in place from Milvus' own bucket and stages from others")
    func staging() throws {
        let collection = BackupSamples.collection(
            partitions: [BackupSamples.partition(1, "_default", [BackupSamples.segment(7)])])
        let presence = [BackupSamples.collectionID: ObjectPresence()]
        let (here, selection) = try planner([collection], BackupSamples.facts())
        #expect(try here.plan(selection, presence).staging == nil)
        let (there, same) = try planner([collection], BackupSamples.facts(backupBucket: "backups"))
        let plan = try there.plan(same, presence)
        #expect(plan.staging?.layout.prefix == "files/milvault-staging/run/")
        #expect(plan.staging?.isServerSide == true)
        let directory = plan.collections.first?.imports.first?.groups.first?.first
        #expect(directory?.hasPrefix("files/milvault-staging/run/binlogs/insert_log/") == true)
    }

    @Test("creates the databases that are missing, with properties where the server takes them")
    func databases() throws {
        let properties = [KeyValuePair(key: "database.replica.number", value: "2")]
        let databases = [
            DatabaseBackup(name: .default), DatabaseBackup(name: DatabaseName("sales"), properties: properties),
        ]
        let collection = BackupSamples.collection(database: "sales")
        let (old, selection) = try planner([collection], BackupSamples.facts(), databases: databases)
        #expect(
            try old.plan(selection, [:]).databases == [DatabaseDescription(name: DatabaseName("sales"))])
        let (new, same) = try planner(
            [collection], BackupSamples.facts(MilvusVersion(2, 5, 0)), databases: databases)
        #expect(try new.plan(same, [:]).databases.map(\.properties) == [properties])
        let (present, again) = try planner(
            [collection], BackupSamples.facts(databases: [.default, DatabaseName("sales")]), databases: databases)
        #expect(try present.plan(again, [:]).databases.isEmpty)
    }

    @Test("prints the plan as JSON with exact numbers")
    func json() throws {
        let collection = BackupSamples.collection(
            partitions: [BackupSamples.partition(1, "_default", [BackupSamples.segment(7, deletes: true)])])
        let presence = [BackupSamples.collectionID: ObjectPresence()]
        let (planner, selection) = try planner([collection], BackupSamples.facts())
        let json = try planner.plan(selection, presence).json
        #expect(json["dataPath"]?.string == "in place")
        let first = json["collections"]?.array?.first
        #expect(first?["target"]?.string == "default.docs")
        #expect(first?["storedRows"]?.int64 == 100)
        #expect(first?["expectedRows"]?.isNull == true)
    }
}
