internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// What a listing found of one segment.
struct SegmentInventory: Sendable {
    private var logs: [LogKind: [SegmentSnapshot.Log]] = [:]
    /// Keys that don't have the shape of a log: left alone.
    private(set) var strangers: [ObjectKey] = []

    func logs(_ kind: LogKind) -> [SegmentSnapshot.Log] {
        logs[kind] ?? []
    }

    /// `object`: what the key says; nil when it isn't Milvus' spelling.
    mutating func add(_ metadata: ObjectMetadata, _ object: DataObject?) {
        guard case .log(let log)? = object else {
            strangers.append(metadata.key)
            return
        }
        logs[log.kind, default: []].append(SegmentSnapshot.Log(log: log, metadata: metadata))
    }
}
