import BackupFormat
import Basics
import FoundationEssentials
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("ManifestBuilder")
struct ManifestBuilderTests {
    private static let collection = CollectionID(rawValue: 467_001_122_334_455_601)
    private static let partition = PartitionID(rawValue: 467_001_122_334_455_602)

    private func log(_ kind: LogKind, segment: Int64, partition: PartitionID, field: Int64?, _ id: Int64)
        -> SegmentSnapshot.Log
    {
        let log = LogObject(
            kind: kind,
            location: SegmentLocation(
                collection: Self.collection, partition: partition, segment: SegmentID(rawValue: segment)),
            field: field.map { FieldID(rawValue: $0) }, log: LogID(rawValue: id))
        let key = MilvusLayout(rootPath: "files").key(of: .log(log))
        return SegmentSnapshot.Log(log: log, metadata: ObjectMetadata(key: key, size: 100 + id, etag: nil))
    }

    private func segment(_ id: Int64, partition: PartitionID, level: SegmentLevel, rows: Int64) -> SegmentSnapshot {
        SegmentSnapshot(
            description: SegmentDescription(
                id: SegmentID(rawValue: id), collection: Self.collection, partition: partition, rows: rows,
                state: .flushed, level: level, storageVersion: 2),
            channel: "ch0")
    }

    private var segments: [SegmentSnapshot] {
        var data = segment(700, partition: Self.partition, level: .l1, rows: 3000)
        // In the order of keys: 10 before 9.
        data.insert = [
            log(.insert, segment: 700, partition: Self.partition, field: 0, 1),
            log(.insert, segment: 700, partition: Self.partition, field: 0, 10),
            log(.insert, segment: 700, partition: Self.partition, field: 0, 9),
            log(.insert, segment: 700, partition: Self.partition, field: 100, 3),
        ]
        data.delta = [log(.delta, segment: 700, partition: Self.partition, field: nil, 9)]
        data.stats = [log(.stats, segment: 700, partition: Self.partition, field: 100, 4)]
        var deletes = segment(900, partition: .all, level: .l0, rows: 0)
        deletes.delta = [log(.delta, segment: 900, partition: .all, field: nil, 10)]
        return [data, deletes]
    }

    private var snapshot: CollectionSnapshot {
        CollectionSnapshot(
            description: CollectionDescription(
                id: Self.collection, reference: CollectionReference(name: "docs"),
                schema: CollectionSchema(name: "docs", fields: []), shards: 2, aliases: ["live"]),
            partitions: [
                CollectionSnapshot.Partition(
                    description: PartitionDescription(id: Self.partition, name: "_default"), loadState: .loaded),
                CollectionSnapshot.Partition(
                    description: PartitionDescription(id: PartitionID(rawValue: 5), name: "empty"),
                    loadState: .notLoaded),
            ],
            indexes: [], loadState: .loaded, replicas: 1,
            point: ConsistencyPoint(
                timestamp: HybridTimestamp(rawValue: 467_123_456_789_012_480),
                sealedAt: WallTime(seconds: 1_787_385_600),
                checkpoints: [ChannelCheckpoint(channel: "ch0", timestamp: .zero, serializedPosition: [1, 2, 3])]),
            logListing: .etcd)
    }

    /// As a run makes it: planned onto the spool, written from there.
    private func written() async throws -> (store: InMemoryStore, layout: BackupLayout, info: BackupInfo) {
        let builder = ManifestBuilder(
            id: "run-1", name: BackupName(at: WallTime(seconds: 0)), milvusVersion: "2.6.6")
        let spool = try PlanSpool(in: FileManager.default.temporaryDirectory.path())
        var writer = PlanUnitWriter(spool)
        for segment in segments {
            for log in segment.insert + segment.delta + segment.stats {
                try writer.append(PlannedObject(.log(log.log), of: Self.collection, log.metadata))
            }
        }
        let described = segments.map(ManifestBuilder.segment)
        let header = builder.collection(snapshot, sizesOf: described)
        let plan = CollectionPlan(
            reference: snapshot.reference, id: Self.collection, rows: 3000, segments: 2, manifestSize: header.size,
            logListing: .etcd, consistentAt: nil, hasIndexes: false)
        let unit = try writer.finish(plan, attempt: 1, header: header, segments: described)
        let store = InMemoryServer().store(bucket: "backups")
        let layout = BackupLayout(rootPath: "root", name: BackupName(at: WallTime(seconds: 0)))
        let info = builder.backup(
            size: header.size, databases: [ManifestBuilder.database(DatabaseDescription(name: .default))],
            access: nil)
        let pass = ManifestPass(spool: spool, layout: MilvusLayout(rootPath: "files"))
        let collection = try #require(unit.collection)
        // Twice: what stands between two collections counts.
        _ = try await pass.write(
            [collection, collection], info, with: BackupWriter(store: store, layout: layout))
        return (store, layout, info)
    }

    private func readBack() async throws -> BackupInfo {
        let (store, layout, _) = try await written()
        return try BackupInfo(json: JSONValue(parsing: try await store.read(layout.key(.fullManifest))))
    }

    @Test("what is written piece by piece equals what the whole value gives, byte for byte")
    func equalsWhole() async throws {
        let (store, layout, info) = try await written()
        let manifest = try await readBack()
        var whole = info
        whole.collections = manifest.collections
        for (meta, json) in [
            (MetaObject.fullManifest, whole.json), (.backupLevel, whole.backupLevel),
            (.collectionLevel, whole.collectionLevel), (.partitionLevel, whole.partitionLevel),
            (.segmentLevel, whole.segmentLevel),
        ] {
            let bytes = try await store.read(layout.key(meta))
            #expect(String(decoding: bytes, as: UTF8.self) == json.text(.go), "\(meta)")
        }
        let collection = try #require(try await readBack().collections.first)
        // Unknown keys would survive the reading: a stand-in left in would show.
        #expect(collection.partitions.first?.segments.first?.extra.isEmpty == true)
        #expect(collection.partitions.last?.segments.isEmpty == true)
    }

    @Test("gives every segment of a partition its own id as group, and deletes of all partitions none")
    func groups() async throws {
        let collection = try #require(try await readBack().collections.first)
        let data = try #require(collection.partitions.first?.segments.first)
        #expect(data.group == GroupID(SegmentID(rawValue: 700)))
        #expect(data.storageVersion == 2 && data.channel == "ch0" && !data.isL0)
        let deletes = try #require(collection.l0Segments.first)
        #expect(deletes.group == .none && deletes.isL0 && deletes.partition == .all)
        #expect(collection.partitions.allSatisfy { $0.segments.allSatisfy { !$0.isL0 } })
    }

    @Test("lists logs by field, in the order of their ids, with the keys they had in the source")
    func logs() async throws {
        let data = try #require(try await readBack().collections.first?.partitions.first?.segments.first)
        #expect(data.insertLogs.map(\.field.rawValue) == [0, 100])
        #expect(data.insertLogs.first?.binlogs.map(\.id.rawValue) == [1, 9, 10])
        #expect(
            data.insertLogs.last?.binlogs.first?.path
                == "files/insert_log/467001122334455601/467001122334455602/700/100/3")
        #expect(data.deltaLogs.map(\.binlogs.count) == [1])
        #expect(data.statsLogs.isEmpty, "milvus-backup knows no stats logs in its manifest")
    }

    @Test("sums the sizes of insert and delta logs, level by level")
    func sizes() async throws {
        let collection = try #require(try await readBack().collections.first)
        #expect(collection.partitions.first?.size == 532)
        #expect(collection.size == 642)
        #expect(try await readBack().size == collection.size)
    }

    @Test("keeps the point of consistency, the checkpoints, aliases and load state")
    func point() async throws {
        let collection = try #require(try await readBack().collections.first)
        #expect(collection.backupTimestamp == 467_123_456_789_012_480)
        #expect(collection.sealTime == 1_787_385_600)
        #expect(collection.channelCheckpoints == ["ch0": "AQID"])
        #expect(collection.aliases == ["live"])
        #expect(collection.loadState == "Loaded" && collection.partitions.first?.loadState == "Loaded")
        #expect(collection.shards == 2)
    }
}
