internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Deletes of some delta logs as a table in memory.
struct DeleteTable: Sendable {
    let logs: [StoredLog]
    /// How many there are in the logs.
    let records: Int64
    /// Deletes after it aren't part of the backup.
    let point: HybridTimestamp?

    /// Reads outlines only.
    static func records(_ logs: [StoredLog], in store: any ObjectStore) async throws -> Int64 {
        var records: Int64 = 0
        for log in logs { records += try await DeleteLogReader(log, in: store).count }
        return records
    }

    func read(_ share: KeyShare = KeyShare(), in store: any ObjectStore) async throws -> DeletedKeys {
        var keys = DeletedKeys(expecting: records / Int64(share.of))
        let point = point?.rawValue ?? .max
        for log in logs {
            try Task.checkCancellation()
            try await DeleteLogReader(log, in: store).forEach { key, time in
                let digest = KeyDigest.of(key)
                if time.rawValue <= point, share.has(digest) { keys.add(digest, at: time.rawValue) }
            }
        }
        return keys
    }
}
