package import BinlogFormat
package import MilvusModel
internal import ObjectStorage

/// Which keys were deleted, and when last.
///
/// A delete hides the rows with its key that are older than it: an upsert's own row has its delete's timestamp and stays
/// (`internal/datanode/compactor.go`, `internal/core/src/segcore/DeletedRecord.h`).
package struct Tombstones: Sendable {
    private var times: [PrimaryKey: HybridTimestamp] = [:]
    /// Deletes after this point aren't part of the backup; nil: all are.
    private let point: HybridTimestamp?

    package init(upTo point: HybridTimestamp? = nil) {
        self.point = point
    }

    package var isEmpty: Bool { times.isEmpty }

    package mutating func add(_ key: PrimaryKey, at time: HybridTimestamp) {
        if let point, time > point { return }
        if let known = times[key], known >= time { return }
        times[key] = time
    }

    package func has(_ key: PrimaryKey) -> Bool { times[key] != nil }

    package func hides(_ key: PrimaryKey, insertedAt time: HybridTimestamp) -> Bool {
        times[key].map { time < $0 } ?? false
    }
}

extension Tombstones {
    /// Adds what some delta logs say: of one key only, where only that one matters.
    mutating func add(_ logs: [StoredLog], of wanted: PrimaryKey? = nil, in store: any ObjectStore) async throws {
        for log in logs {
            try await DeleteLogReader(log, in: store).forEach { key, time in
                if wanted == nil || wanted == key { add(key, at: time) }
            }
        }
    }
}
