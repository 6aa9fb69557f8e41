import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

/// A repository in memory with one backup's place in it.
struct Repository {
    let store: InMemoryStore
    let layout: BackupLayout

    init(name: String = "b1", conditionalPut: Bool = true) throws {
        store = InMemoryServer().store(
            bucket: "backups", capabilities: StoreCapabilities(conditionalPut: conditionalPut, minimumPartSize: 1))
        layout = BackupLayout(rootPath: "root", name: try BackupName(new: name))
    }

    var writer: BackupWriter { BackupWriter(store: store, layout: layout) }
    /// Uploads line files in small parts.
    var smallPartWriter: BackupWriter { BackupWriter(store: store, layout: layout, partSize: 32 << 10) }
    var reader: BackupReader { BackupReader(store: store, layout: layout) }

    func put(_ path: String, _ bytes: [UInt8]) async throws {
        _ = try await store.put(layout.key(relative: path), bytes)
    }

    func keys() async throws -> [String] {
        try await store.listAll("").map(\.key.rawValue)
    }

    /// Copies a fixture's files under `meta/`.
    func putFixture(_ writer: String, _ files: [MetaObject]) async throws {
        for file in files {
            let name = file.rawValue.split(separator: "/").last.map(String.init) ?? ""
            try await put(file.rawValue, ManifestFixture.bytes("\(writer)/\(name)"))
        }
    }

    /// A small backup, written as a run writes it.
    func writeBackup(manifest: BackupInfo? = nil) async throws -> Seal {
        let marker = RunMarker(
            runID: "run-1", name: layout.name.text, startedAt: WallTime(seconds: 1_795_266_245), toolVersion: "1.0")
        try await writer.begin(marker)
        let objects = writer.objects()
        for number in 0..<3 { try await objects.append(Self.record(number)) }
        let etcd = writer.etcd()
        try await etcd.append(.header(Self.etcdHeader))
        try await etcd.append(.record(Self.etcdRecord))
        return try await writer.seal(
            manifest ?? BackupInfo(json: ManifestFixture.json("v0.5/full_meta.json")),
            Self.seal(name: layout.name.text),
            lineFiles: [objects.finish(), etcd.finish()])
    }

    static let etcdHeader = EtcdHeader(revision: 42, rootPath: "by-dev", takenAt: WallTime(milliseconds: 1_500))
    static let etcdRecord = EtcdRecord(key: Array("by-dev/meta/a".utf8), value: [0, 255, 10], modRevision: 41)

    static func record(_ number: Int) -> ObjectRecord {
        ObjectRecord(
            kind: .insertLog, path: "binlogs/insert_log/1/2/3/3/100/\(467_001_122_334_455_000 + number)",
            sourceKey: ObjectKey("files/insert_log/1/2/3/100/\(number)"), size: Int64(number) * 1000,
            etag: ETag("\"e\(number)\""), proof: .listed, collection: CollectionID(rawValue: 467_001_122_334_455_601),
            segment: SegmentID(rawValue: 467_001_122_334_455_700))
    }

    static func seal(name: String) -> Seal {
        Seal(
            name: name, id: "9f0b7d0e-5f0a-4a8e-9f5e-0d3b6f6c2a11", completeness: .partial, toolVersion: "1.0",
            milvusVersion: "2.3.5", startedAt: WallTime(milliseconds: 1_795_266_245_007),
            sealedAt: WallTime(milliseconds: 1_795_266_300_000),
            source: SourceLocation(endpoint: "http://store:9000", bucket: "a-bucket", rootPath: "files"),
            totals: BackupTotals(copiedObjects: 3, copiedBytes: 3000), proof: .listed,
            collections: [
                SealedCollection(
                    reference: CollectionReference(name: "docs"), id: CollectionID(rawValue: 467_001_122_334_455_601),
                    rows: 3000, deletedRows: 0, segments: 3, objects: 3, bytes: 3000, logListing: .etcd,
                    consistentAt: HybridTimestamp(rawValue: 467_123_456_789_012_480)),
                SealedCollection(
                    reference: CollectionReference(database: DatabaseName("sales"), name: "gone"),
                    id: CollectionID(rawValue: 7),
                    failure: "it was dropped"),
            ])
    }
}
