import BackupFormat
import Basics
import HTTPTransport
import MilvusClient
import MilvusModel
import ObjectStorage
import Synchronization
import Transfers

@testable import BackupEngine

/// Two collections in a backup in memory: `docs` with two segments, statistics, a delta log and an index file, `other`
/// with one segment.
struct VerifyRepository {
    enum Kind {
        /// Ours, with a checksum of every object.
        case checked
        /// Ours, of a store that computes none.
        case unchecked
        /// milvus-backup's: a manifest only.
        case foreign
    }

    static let name = "nightly"
    static let objects = 11

    let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")
    let layout: BackupLayout
    private let ticks = Ticks()

    init(_ kind: Kind) async throws {
        layout = BackupLayout(rootPath: "backup", name: try BackupName(existing: Self.name))
        let docs = Self.collection(1, "docs", [Self.segment(1, 7, deletes: true), Self.segment(1, 8)])
        let other = Self.collection(2, "other", [Self.segment(2, 9)])
        var info = BackupInfo(id: "b", name: Self.name, milvusVersion: "2.3.5")
        info.collections = [docs, other]
        info.sumSizes()
        var logs = [docs, other].flatMap(\.segments).flatMap { $0.neededLogs.keys.map { DataObject.log($0) } }
        guard kind != .foreign else {
            for object in logs { _ = try await put(object) }
            _ = try await store.put(layout.key(.fullManifest), Array(info.json.text(.go).utf8))
            return
        }
        logs += [7, 8].map { .log(Self.log(.stats, 1, $0, field: 100)) }
        logs.append(
            .indexFile(
                IndexFileObject(
                    build: BuildID(rawValue: 50), version: 1, partition: PartitionID(rawValue: 10),
                    segment: SegmentID(rawValue: 7), file: "HNSW")))
        let writer = BackupWriter(store: store, layout: layout)
        let lines = writer.objects()
        for object in logs.shuffled() { try await lines.append(try await record(of: object, kind == .checked)) }
        _ = try await writer.seal(info, Self.seal(), lineFiles: [lines.finish()])
    }

    static let rootPath = "backup"

    func environment(_ other: (any ObjectStore)? = nil, concurrency: Int = 4) throws -> BackupEnvironment {
        let http = try HTTPClient(HTTPClientConfiguration(proxy: ""))
        let nobody = MilvusConnection(host: "127.0.0.1", port: 1, timeout: .seconds(1), retry: .never)
        let ticks = ticks
        var environment = BackupEnvironment(
            milvusStore: store, milvusRoot: "files", backupStore: other ?? store, backupRoot: "backup",
            milvus: MilvusClient(nobody, grpc: http, rest: http), etcd: nil, observer: EngineObserver { _ in },
            clock: WallClock { WallTime(seconds: 1_800_000_000 + ticks.next()) }, sleep: { _ in },
            newIdentifier: { "id\(ticks.next())" }, storeRequests: { 0 })
        environment.transfer.concurrency = concurrency
        return environment
    }

    func verify(
        _ depth: VerifyDepth, windows: Int = 1, filter: String = "", fresh: Bool = false,
        on other: (any ObjectStore)? = nil, concurrency: Int = 4
    ) async throws -> VerifyReport {
        try await VerifyUseCase(environment(other, concurrency: concurrency)).run(
            VerifyOptions(
                name: Self.name, depth: depth, windows: windows, filter: try CollectionFilter(parsing: filter),
                isFresh: fresh))
    }

    func key(_ path: String) -> ObjectKey { layout.key(relative: path) }

    /// Writes an object anew with another byte, as its size was.
    func flip(_ path: String) async throws {
        var bytes = try await store.read(key(path))
        bytes[bytes.count / 2] ^= 1
        _ = try await store.put(key(path), bytes)
    }

    func remove(_ path: String) async throws { _ = try await store.delete([key(path)]) }

    /// Moves every log of the foreign backup out of its group.
    func ungroup() async throws {
        for object in try await store.listAll(layout.prefix + "binlogs/") {
            guard case .log(let log)? = layout.parse(object.key)?.object else { continue }
            let segment = log.location.segment
            let moved = object.key.rawValue.replacing("/\(segment)/\(segment)/", with: "/\(segment)/")
            _ = try await store.put(ObjectKey(moved), try await store.read(object.key))
            _ = try await store.delete([object.key])
        }
    }

    private func put(_ object: DataObject) async throws -> [UInt8] {
        var bytes = Array("an index".utf8)
        if case .log(let log) = object { bytes = Self.bytes(of: log) }
        _ = try await store.put(layout.key(of: object), bytes)
        return bytes
    }

    private func record(of object: DataObject, _ isChecked: Bool) async throws -> ObjectRecord {
        let bytes = try await put(object)
        let collection: Int64 = object.segment.rawValue == 9 ? 2 : 1
        return ObjectRecord(
            kind: ObjectKind(object), path: BackupLayout.relativePath(of: object), sourceKey: ObjectKey("files/x"),
            size: Int64(bytes.count), etag: ETag.md5(of: bytes), proof: isChecked ? .store : .listed,
            collection: CollectionID(rawValue: collection), segment: object.segment,
            checksum: isChecked ? "\(ObjectChecksum(.crc64nvme, of: bytes))" : nil)
    }

    /// Ten bytes that no other log has.
    private static func bytes(of log: LogObject) -> [UInt8] {
        Array("\(log.kind.rawValue.prefix(1))\(log.location.segment)\(log.field?.rawValue ?? 0)-------".utf8.prefix(10))
    }

    private static func log(_ kind: LogKind, _ collection: Int64, _ segment: Int64, field: Int64?) -> LogObject {
        LogObject(
            kind: kind,
            location: SegmentLocation(
                collection: CollectionID(rawValue: collection), partition: PartitionID(rawValue: 10),
                segment: SegmentID(rawValue: segment)), field: field.map { FieldID(rawValue: $0) },
            log: LogID(rawValue: segment * 10))
    }

    private static func segment(_ collection: Int64, _ id: Int64, deletes: Bool = false) -> SegmentBackup {
        let logs = (collection == 1 ? [0, 100, 101] : [100]).map { field in
            FieldBinlog(
                field: FieldID(rawValue: Int64(field)),
                binlogs: [Binlog(path: "", size: 10, id: LogID(rawValue: id * 10))])
        }
        let delta = FieldBinlog(binlogs: [Binlog(path: "", size: 10, id: LogID(rawValue: id * 10))])
        return SegmentBackup(
            id: SegmentID(rawValue: id), collection: CollectionID(rawValue: collection),
            partition: PartitionID(rawValue: 10), rows: 5, insertLogs: logs, deltaLogs: deletes ? [delta] : [],
            size: 30,
            group: GroupID(rawValue: id))
    }

    private static func collection(_ id: Int64, _ name: String, _ segments: [SegmentBackup]) -> CollectionBackup {
        var collection = CollectionBackup(
            taskID: "t", id: CollectionID(rawValue: id), reference: CollectionReference(name: name),
            schema: CollectionSchema(name: name, fields: []))
        collection.partitions = [
            PartitionBackup(
                id: PartitionID(rawValue: 10), name: "_default", collection: collection.id, segments: segments)
        ]
        return collection
    }

    private static func seal() -> Seal {
        Seal(
            name: name, id: "seal-id", completeness: .complete, toolVersion: "1", milvusVersion: "2.3.5",
            startedAt: WallTime(seconds: 0), sealedAt: WallTime(seconds: 1),
            source: SourceLocation(endpoint: "http://s", bucket: "b", rootPath: "files"),
            totals: BackupTotals(copiedObjects: 11, copiedBytes: 110), proof: .listed,
            collections: [
                SealedCollection(reference: CollectionReference(name: "docs"), id: CollectionID(rawValue: 1)),
                SealedCollection(reference: CollectionReference(name: "other"), id: CollectionID(rawValue: 2)),
            ])
    }

    /// A clock that goes on by a second whenever it is looked at.
    private final class Ticks: Sendable {
        private let count = Mutex<Int64>(0)

        func next() -> Int64 {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }
}
