package import BackupFormat
internal import Fixtures
package import MilvusModel

/// The collection behind a folder of `Fixtures/binlogs/every`: one segment of 300 rows, of which every fiftieth from the
/// sixth on was deleted (`Scripts/testbench/shapes/every.py` says what the rows hold).
package struct FixtureCollection: Sendable {
    package static let segment = SegmentID(rawValue: 470_625_444_332_506_861)
    package static let levelZero = SegmentID(rawValue: 470_625_444_332_506_999)

    let folder: String
    let name: String
    package let id: CollectionID
    /// Deletes lie in a level zero segment of all partitions instead of the segment's own log.
    var hasLevelZero = false
    package var consistentAt: HybridTimestamp?
    /// As the manifest has them.
    package var rows: Int64 = 300
    package var storageVersion: Int64 = 0
    /// As they were counted when it was sealed.
    package var liveRows: Int64?
    private let partition = PartitionID(rawValue: 470_625_444_332_306_853)

    /// `folder` is `2.3.5-every` and the like; `number`, below 10, tells collections of one backup apart.
    package init(
        _ folder: String, name: String, number: Int64 = 1, hasLevelZero: Bool = false,
        consistentAt: HybridTimestamp? = nil
    ) {
        self.folder = folder
        self.name = name
        id = CollectionID(rawValue: 470_625_444_332_306_850 + number)
        self.hasLevelZero = hasLevelZero
        self.consistentAt = consistentAt
    }

    private var isNamed: Bool { folder.hasSuffix("named") }
    /// As the index files' heads have it.
    private var build: BuildID {
        BuildID(rawValue: folder.hasPrefix("2.3") ? 470_625_444_332_706_997 : 470_625_444_404_334_587)
    }
    private var hasArrays: Bool { folder.hasPrefix("2.3") }
    private var segmentID: SegmentID { SegmentID(rawValue: Self.segment.rawValue + id.rawValue % 10) }

    package var objects: [FixtureObject] {
        Fixture.files(under: "binlogs/every/\(folder)").compactMap { file in
            let parts = (file.name.split(separator: "/").last ?? "").split(separator: "-").map { String($0) }
            return object(parts).map { FixtureObject(object: $0, collection: id, fixture: file.name) }
        }
    }

    /// `insert-100`, `delta`, `stats-100`, `stats-100-merged`, `index-HNSW`.
    private func object(_ parts: [String]) -> DataObject? {
        let location = SegmentLocation(collection: id, partition: partition, segment: segmentID)
        let field = parts.count > 1 ? Int64(parts[1]).map { FieldID(rawValue: $0) } : nil
        switch parts[0] {
        case "insert":
            return .log(
                LogObject(
                    kind: .insert, location: location, field: field, log: LogID(rawValue: 1000 + (field?.rawValue ?? 0))
                ))
        case "delta":
            let place = SegmentLocation(collection: id, partition: .all, segment: Self.levelZero)
            return .log(
                LogObject(
                    kind: .delta, location: hasLevelZero ? place : location, field: nil, log: LogID(rawValue: 900)))
        case "stats":
            return .log(
                LogObject(
                    kind: .stats, location: location, field: field, log: LogID(rawValue: parts.count > 2 ? 1 : 901)))
        case "index":
            return .indexFile(
                IndexFileObject(
                    build: build, version: 1, partition: partition, segment: segmentID, file: parts[1]))
        default: return nil
        }
    }

    package var backup: CollectionBackup {
        var segment = SegmentBackup(id: segmentID, collection: id, partition: partition, rows: rows)
        segment.group = GroupID(segment.id)
        segment.storageVersion = storageVersion
        segment.channel = "by-dev-rootcoord-dml_0_\(id)v0"
        segment.insertLogs = logs(.insert)
        if !hasLevelZero { segment.deltaLogs = logs(.delta) }
        segment.size = 1
        var collection = CollectionBackup(
            taskID: "id", id: id, reference: CollectionReference(name: name), schema: schema)
        collection.partitions = [
            PartitionBackup(id: partition, name: "_default", collection: id, segments: [segment])
        ]
        guard hasLevelZero else { return collection }
        var deletes = SegmentBackup(id: Self.levelZero, collection: id, partition: .all)
        deletes.isL0 = true
        deletes.deltaLogs = logs(.delta)
        collection.l0Segments = [deletes]
        return collection
    }

    private func logs(_ kind: LogKind) -> [FieldBinlog] {
        objects.compactMap { object in
            guard case .log(let log) = object.object, log.kind == kind, let size = try? object.bytes().count else {
                return nil
            }
            return FieldBinlog(
                field: log.field ?? .rowID, binlogs: [Binlog(path: object.path, size: Int64(size), id: log.log)])
        }
    }

    /// Without `$meta`, as servers tell it.
    private var schema: CollectionSchema {
        var fields: [(String, DataType)] = [
            ("id", isNamed ? .varChar : .int64), ("vector", isNamed ? .binaryVector : .floatVector), ("flag", .bool),
            ("tiny", .int8), ("small", .int16), ("medium", .int32), ("large", .int64), ("ratio", .float),
            ("score", .double), ("title", .varChar), ("attributes", .json),
        ]
        let arrays = ["bools", "tinies", "smalls", "mediums", "larges", "ratios", "scores", "words"]
        if hasArrays { fields += arrays.map { ($0, .array) } }
        return CollectionSchema(
            name: name,
            fields: fields.enumerated().map { index, field in
                FieldSchema(
                    id: FieldID(rawValue: Int64(100 + index)), name: field.0, dataType: field.1,
                    isPrimaryKey: index == 0,
                    typeParameters: index == 1 ? [KeyValuePair(key: "dim", value: isNamed ? "64" : "8")] : [])
            }, isDynamicFieldEnabled: true)
    }
}
