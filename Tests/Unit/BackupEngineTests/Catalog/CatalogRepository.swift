import BackupFormat
import Basics
import MilvusModel
import ObjectStorage

@testable import BackupEngine

/// Backups of every kind in a repository in memory.
struct CatalogRepository {
    let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")
    let rootPath: String

    var catalog: BackupCatalog { BackupCatalog(store: store, rootPath: rootPath) }

    init(rootPath: String = "backup") {
        self.rootPath = rootPath
    }

    func layout(_ name: String) throws -> BackupLayout {
        BackupLayout(rootPath: rootPath, name: try BackupName(existing: name))
    }

    func put(_ name: String, _ path: String, _ text: String = "x") async throws {
        _ = try await store.put(layout(name).key(relative: path), Array(text.utf8))
    }

    /// A sealed backup with one collection, one data object, and one collection that failed.
    func putSealed(_ name: String, sealedAt: WallTime, parents: [ParentBackup] = []) async throws {
        let writer = BackupWriter(store: store, layout: try layout(name))
        try await writer.begin(RunMarker(runID: name, name: name, startedAt: sealedAt, toolVersion: "1"))
        try await put(name, "binlogs/insert_log/1/2/3/3/100/9", "0123456789")
        let objects = writer.objects()
        let line = ObjectRecord(
            kind: .insertLog, path: "binlogs/insert_log/1/2/3/3/100/9", sourceKey: ObjectKey("files/x"), size: 10,
            etag: nil, proof: .listed, collection: CollectionID(rawValue: 1), segment: SegmentID(rawValue: 3))
        try await objects.append(line)
        _ = try await writer.seal(
            Self.manifest(name), Self.seal(name, sealedAt: sealedAt, parents: parents), lineFiles: [objects.finish()])
    }

    /// What milvus-backup leaves: manifest and level files, no seal.
    func putForeign(_ name: String, withLevels: Bool = true) async throws {
        let manifest = Self.manifest(name)
        try await put(name, MetaObject.fullManifest.rawValue, manifest.json.text(.go))
        guard withLevels else { return }
        try await put(name, MetaObject.backupLevel.rawValue, manifest.backupLevel.text(.go))
        try await put(name, MetaObject.collectionLevel.rawValue, manifest.collectionLevel.text(.go))
    }

    static func manifest(_ name: String) -> BackupInfo {
        var segment = SegmentBackup(
            id: SegmentID(rawValue: 3), collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2))
        segment.rows = 7
        segment.size = 10
        var collection = CollectionBackup(
            taskID: name, id: CollectionID(rawValue: 1), reference: CollectionReference(name: "docs"),
            schema: CollectionSchema(name: "docs", fields: []))
        collection.partitions = [
            PartitionBackup(
                id: PartitionID(rawValue: 2), name: "_default", collection: collection.id, segments: [segment])
        ]
        collection.indexes = [IndexInfo(fieldName: "v", indexName: "vi", indexType: "HNSW", parameters: [:])]
        collection.aliases = ["live"]
        collection.loadState = "Loaded"
        var info = BackupInfo(id: name, name: name, milvusVersion: "2.3.5")
        info.collections = [collection]
        info.sumSizes()
        return info
    }

    private static func seal(_ name: String, sealedAt: WallTime, parents: [ParentBackup]) -> Seal {
        Seal(
            name: name, id: "id-\(name)", kind: parents.isEmpty ? .full : .incremental, completeness: .partial,
            toolVersion: "1", milvusVersion: "2.3.5", startedAt: sealedAt, sealedAt: sealedAt,
            source: SourceLocation(endpoint: "http://s", bucket: "b", rootPath: "files"),
            totals: BackupTotals(copiedObjects: 1, copiedBytes: 10), proof: .listed, parents: parents,
            collections: [
                SealedCollection(
                    reference: CollectionReference(name: "docs"), id: CollectionID(rawValue: 1), rows: 7,
                    deletedRows: 2, liveRows: 5, segments: 1, objects: 1, bytes: 10, logListing: .etcd),
                SealedCollection(
                    reference: CollectionReference(name: "gone"), id: CollectionID(rawValue: 9), failure: "dropped"),
            ])
    }
}
