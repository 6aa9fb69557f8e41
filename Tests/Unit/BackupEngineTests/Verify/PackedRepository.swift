import BackupFormat
import Basics
import Fixtures
import MilvusModel
import ObjectStorage

@testable import BackupEngine

/// A sealed backup of one segment as 2.6 writes it: keys and short columns in column group 0, a vector in a group of its
/// own, two files of each (12 rows, and 9), statistics, and a delete.
struct PackedRepository {
    static let segment = SegmentLocation(
        collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3))
    static let usual = [
        "0/1000": "packed-0-a", "0/1001": "packed-0-b", "101/1000": "packed-101-a", "101/1001": "packed-101-b",
    ]

    let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "backups")
    let layout: BackupLayout

    /// `files`: the fixture of each file, by group and log. `keys`: what the statistics say.
    init(
        _ files: [String: String] = usual, keys: ClosedRange<Int64> = 0...140, rows: Int64 = 21
    ) async throws {
        layout = BackupLayout(rootPath: "backup", name: try BackupName(existing: "nightly"))
        let writer = BackupWriter(store: store, layout: layout)
        let begun = WallTime(seconds: 1_763_730_000)
        try await writer.begin(RunMarker(runID: "nightly", name: "nightly", startedAt: begun, toolVersion: "1"))
        let lines = writer.objects()
        var segment = SegmentBackup(
            id: Self.segment.segment, collection: Self.segment.collection, partition: Self.segment.partition,
            rows: rows, group: GroupID(Self.segment.segment), storageVersion: 2)
        for (log, bytes) in try Self.logs(files, keys) {
            _ = try await store.put(layout.key(of: .log(log)), bytes)
            try await lines.append(
                ObjectRecord(
                    kind: ObjectKind(.log(log)), path: BackupLayout.relativePath(of: .log(log)),
                    sourceKey: ObjectKey("files/x"), size: Int64(bytes.count), etag: nil, proof: .listed,
                    collection: log.location.collection, segment: log.location.segment))
            let binlog = Binlog(path: "x", size: Int64(bytes.count), id: log.log)
            let entry = FieldBinlog(field: log.field ?? .rowID, binlogs: [binlog])
            if log.kind == .insert { segment.insertLogs.append(entry) }
            if log.kind == .delta { segment.deltaLogs.append(entry) }
        }
        var info = BackupInfo(id: "id", name: "nightly", milvusVersion: "2.6.1")
        info.collections = [Self.collection(segment)]
        info.sumSizes()
        _ = try await writer.seal(info, Self.seal(begun), lineFiles: [lines.finish()])
    }

    private static func logs(
        _ files: [String: String], _ keys: ClosedRange<Int64>
    ) throws -> [(LogObject, [UInt8])] {
        var logs = try files.sorted { $0.key < $1.key }.map { place, fixture in
            let numbers = place.split(separator: "/").compactMap { Int64($0) }
            return (log(.insert, numbers[0], numbers[1]), try Fixture.load("binlogs/made/\(fixture)"))
        }
        let stats = #"{"fieldID":100,"minPk":\#(keys.lowerBound),"maxPk":\#(keys.upperBound),"bfType":2,"pkType":5}"#
        logs.append((log(.stats, 100, 900), Array(stats.utf8)))
        logs.append((log(.delta, nil, 901), try delete()))
        return logs
    }

    /// Of the key 7, with the ids of the segment in its head.
    private static func delete() throws -> [UInt8] {
        var bytes = try Fixture.load("binlogs/made/delta-columns-int64")
        for (index, id) in [Int64(1), 2, 3].enumerated() {
            for byte in 0..<8 { bytes[21 + 8 * index + byte] = UInt8(truncatingIfNeeded: id >> Int64(8 * byte)) }
        }
        return bytes
    }

    private static func log(_ kind: LogKind, _ field: Int64?, _ number: Int64) -> LogObject {
        LogObject(
            kind: kind, location: segment, field: field.map { FieldID(rawValue: $0) }, log: LogID(rawValue: number))
    }

    private static func collection(_ segment: SegmentBackup) -> CollectionBackup {
        let schema = CollectionSchema(
            name: "packed",
            fields: [
                FieldSchema(id: FieldID(rawValue: 100), name: "pk", dataType: .int64, isPrimaryKey: true),
                FieldSchema(
                    id: FieldID(rawValue: 101), name: "vector", dataType: .floatVector,
                    typeParameters: [KeyValuePair(key: "dim", value: "4")]),
                FieldSchema(id: FieldID(rawValue: 104), name: "note", dataType: .varChar, isNullable: true),
            ])
        var collection = CollectionBackup(
            taskID: "id", id: segment.collection, reference: CollectionReference(name: "packed"), schema: schema)
        collection.partitions = [
            PartitionBackup(id: segment.partition, name: "_default", collection: collection.id, segments: [segment])
        ]
        return collection
    }

    private static func seal(_ begun: WallTime) -> Seal {
        Seal(
            name: "nightly", id: "id", kind: .full, completeness: .complete, toolVersion: "1", milvusVersion: "2.6.1",
            startedAt: begun, sealedAt: begun,
            source: SourceLocation(endpoint: "http://s", bucket: "b", rootPath: "files"),
            totals: BackupTotals(copiedObjects: 1, copiedBytes: 1), proof: .listed,
            collections: [
                SealedCollection(
                    reference: CollectionReference(name: "packed"), id: segment.collection, rows: 21, deletedRows: 3,
                    liveRows: 20, segments: 1, objects: 6, bytes: 1, logListing: .etcd)
            ])
    }

    func verify() async throws -> VerifyReport {
        let environment = try await VerifyRepository(.foreign).environment(store)
        return try await VerifyUseCase(environment).run(VerifyOptions(name: "nightly", depth: .rows))
    }

    /// As a drill reads it.
    func reading() async throws -> RowReading {
        let reader = BackupReader(store: store, layout: layout)
        let condition = try await reader.condition()
        let collections = try await reader.restorable(condition, reader.outline(condition)).collections.map(\.backup)
        let stored = try await StoredCollectionReader(
            reader: reader, condition: condition, rootPath: "backup", keeps: { _, _ in true }
        ).read(collections)
        let schema = collections[0].schema
        return RowReading(
            collection: stored[0], store: store, primaryKey: StoredField(schema.fields[0]), fields: schema.storedFields)
    }
}
