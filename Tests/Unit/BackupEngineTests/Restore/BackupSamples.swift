import BackupEngine
import BackupFormat
import MilvusClient
import MilvusModel
import ObjectStorage

/// Small backups and servers for the planners' tests.
enum BackupSamples {
    static let collectionID = CollectionID(rawValue: 470_618_739_393_100_001)

    static func layout(root: String = "backup", name: String = "nightly") throws -> BackupLayout {
        BackupLayout(rootPath: root, name: try BackupName(existing: name))
    }

    static func schema(_ fields: [FieldSchema]? = nil, dynamic: Bool = false) -> CollectionSchema {
        let usual = [
            FieldSchema(id: FieldID(rawValue: 100), name: "id", dataType: .int64, isPrimaryKey: true),
            FieldSchema(id: FieldID(rawValue: 101), name: "vector", dataType: .floatVector),
        ]
        return CollectionSchema(name: "docs", fields: fields ?? usual, isDynamicFieldEnabled: dynamic)
    }

    /// One insert log of ten bytes a field, one delta log of five bytes where it has deletes.
    static func segment(
        _ id: Int64, partition: Int64 = 1, rows: Int64 = 100, deletes: Bool = false, isL0: Bool = false,
        size: Int64 = 20, channel: String = "", storageVersion: Int64 = 0
    ) -> SegmentBackup {
        let logs = [100, 101].map { field in
            FieldBinlog(
                field: FieldID(rawValue: field), binlogs: [Binlog(path: "", size: 10, id: LogID(rawValue: id * 10))])
        }
        let delta = FieldBinlog(binlogs: [Binlog(path: "", size: 5, id: LogID(rawValue: id * 10 + 1))])
        return SegmentBackup(
            id: SegmentID(rawValue: id), collection: collectionID, partition: PartitionID(rawValue: partition),
            rows: isL0 ? 0 : rows, insertLogs: isL0 ? [] : logs, deltaLogs: deletes || isL0 ? [delta] : [],
            size: size, group: partition == -1 ? .none : GroupID(rawValue: id), isL0: isL0, channel: channel,
            storageVersion: storageVersion)
    }

    static func partition(_ id: Int64, _ name: String, _ segments: [SegmentBackup], loadState: String = "Loaded")
        -> PartitionBackup
    {
        PartitionBackup(
            id: PartitionID(rawValue: id), name: name, collection: collectionID, segments: segments,
            size: segments.reduce(0) { $0 + $1.size }, loadState: loadState)
    }

    static func collection(
        _ name: String = "docs", database: String = "default", schema: CollectionSchema? = nil,
        partitions: [PartitionBackup] = [], l0Segments: [SegmentBackup] = []
    ) -> CollectionBackup {
        var collection = CollectionBackup(
            taskID: "t", id: collectionID,
            reference: CollectionReference(database: DatabaseName(database), name: name),
            schema: schema ?? self.schema())
        collection.shards = 1
        collection.partitions = partitions
        collection.l0Segments = l0Segments
        return collection
    }

    static func restorable(_ collection: CollectionBackup, summary: SealedCollection? = nil) throws
        -> RestorableCollection
    {
        let plan = ImportUnitPlanner(layout: try layout()).plan(collection)
        return RestorableCollection(
            backup: collection, summary: summary, units: plan.units, missingSegments: plan.missing)
    }

    static func features(_ version: MilvusVersion) -> MilvusFeatures {
        MilvusFeatures(version: version, versionText: "v\(version)")
    }

    static func facts(
        _ version: MilvusVersion = MilvusVersion(2, 3, 5),
        occupied: [CollectionReference: TargetFacts.Occupant] = [:], databases: Set<DatabaseName> = [.default],
        backupBucket: String = "milvus", hasImportJobs: Bool = false
    ) -> TargetFacts {
        TargetFacts(
            features: features(version), databases: databases, occupied: occupied, hasImportJobs: hasImportJobs,
            milvusStore: StoreLocation(endpoint: "http://store:9000", bucket: "milvus", identity: "me"),
            milvusRoot: "files",
            backupStore: StoreLocation(endpoint: "http://store:9000", bucket: backupBucket, identity: "me"))
    }
}
