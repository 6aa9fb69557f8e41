internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// What a listing found under one collection's prefixes, by segment.
struct SegmentInventory: Sendable {
    let layout: MilvusLayout
    private var logs: [SegmentID: [LogKind: [SegmentSnapshot.Log]]] = [:]
    /// Keys that don't have the shape of a log: left alone.
    private(set) var strangers: [ObjectKey] = []
    private(set) var objectCount = 0

    init(_ layout: MilvusLayout) {
        self.layout = layout
    }

    func logs(_ kind: LogKind, of segment: SegmentID) -> [SegmentSnapshot.Log] {
        logs[segment]?[kind] ?? []
    }

    mutating func add(_ metadata: ObjectMetadata) {
        objectCount += 1
        guard case .log(let log)? = layout.parse(metadata.key) else {
            strangers.append(metadata.key)
            return
        }
        logs[log.location.segment, default: [:]][log.kind, default: []]
            .append(SegmentSnapshot.Log(log: log, metadata: metadata))
    }
}
