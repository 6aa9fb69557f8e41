internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// The listings of one collection's logs, kind by kind, moved on together.
struct LogCursors {
    private var cursors: [LogKind: LogCursor] = [:]
    private let limit: WallTime

    init(of collection: CollectionID, in environment: BackupEnvironment) {
        let layout = MilvusLayout(rootPath: environment.milvusRoot)
        limit = environment.clock.now() + (.zero - environment.limits.unownedAge)
        for kind in LogKind.allCases {
            cursors[kind] = LogCursor(kind, of: collection, in: environment.milvusStore, layout, limit: limit)
        }
    }

    var objectCount: Int { cursors.values.reduce(0) { $0 + $1.objectCount } }

    /// After the last segment: what belongs to none of them.
    mutating func unowned() async throws(ObjectStoreError) -> UnownedLogs {
        var unowned = UnownedLogs(writtenBefore: limit)
        for kind in LogKind.allCases {
            guard var cursor = cursors[kind] else { continue }
            try await cursor.drain()
            unowned.merge(cursor.skipped)
            cursors[kind] = cursor
        }
        return unowned
    }

    /// What lies there of a segment. A kind of which Milvus names nothing isn't listed for it.
    ///
    /// `logs`: Milvus' own list; nil where a listing has to do.
    mutating func inventory(
        of segment: SegmentDescription, _ logs: SegmentLogs?
    ) async throws(ObjectStoreError) -> SegmentInventory {
        var inventory = SegmentInventory()
        for kind in LogKind.allCases where logs?.names(kind) ?? true {
            guard var cursor = cursors[kind] else { continue }
            cursors[kind] = nil
            defer { cursors[kind] = cursor }
            try await cursor.take(segment, into: &inventory)
        }
        return inventory
    }
}

extension SegmentLogs {
    fileprivate func names(_ kind: LogKind) -> Bool {
        switch kind {
        case .insert: insert.contains { !$0.logs.isEmpty }
        case .delta: !delta.isEmpty
        case .stats: stats.contains { !$0.logs.isEmpty }
        case .bm25: bm25.contains { !$0.logs.isEmpty }
        }
    }
}
