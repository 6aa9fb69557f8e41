import BackupFormat
import MilvusModel

/// Objects with ids that are easy to see in keys.
enum Sample {
    static let location = SegmentLocation(
        collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3))

    static let insertLog = log(.insert, field: 100)

    static let levelZeroLog = DataObject.log(
        LogObject(
            kind: .delta,
            location: SegmentLocation(
                collection: CollectionID(rawValue: 1), partition: .all, segment: SegmentID(rawValue: 3)),
            field: nil, log: LogID(rawValue: 9)))

    static let indexFile = DataObject.indexFile(
        IndexFileObject(
            build: BuildID(rawValue: 7), version: 1, partition: PartitionID(rawValue: 2),
            segment: SegmentID(rawValue: 3), file: "HNSW_0"))

    static let keysBelowRoot: [(DataObject, String)] = [
        (log(.insert, field: 0), "insert_log/1/2/3/0/9"), (log(.delta, field: nil), "delta_log/1/2/3/9"),
        (log(.stats, field: 100), "stats_log/1/2/3/100/9"), (log(.bm25, field: 105), "bm25_stats/1/2/3/105/9"),
        (levelZeroLog, "delta_log/1/-1/3/9"), (indexFile, "index_files/7/1/2/3/HNSW_0"),
    ]

    static let keysInBackup: [(DataObject, String)] = [
        (log(.insert, field: 0), "binlogs/insert_log/1/2/3/3/0/9"),
        (log(.delta, field: nil), "binlogs/delta_log/1/2/3/3/9"),
        (log(.stats, field: 100), "binlogs/stats_log/1/2/3/3/100/9"),
        (log(.bm25, field: 105), "binlogs/bm25_stats/1/2/3/3/105/9"),
        (levelZeroLog, "binlogs/delta_log/1/-1/3/9"), (indexFile, "index_files/7/1/2/3/HNSW_0"),
    ]

    static func log(_ kind: LogKind, field: Int64?) -> DataObject {
        .log(
            LogObject(
                kind: kind, location: location, field: field.map { FieldID(rawValue: $0) }, log: LogID(rawValue: 9)))
    }
}
