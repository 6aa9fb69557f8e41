internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Reads delta logs: whether they decode, and which keys they delete.
struct DeleteReading: Sendable {
    /// Keys of one table: sixteen megabytes of them.
    static let limit: Int64 = (1 << 20) / 4 * 3

    struct Result: Sendable {
        var logs: [LogFacts] = []
        /// Without the keys where ``records`` are more than the limit.
        var keys = DeletedKeys()
        var records: Int64 = 0

        /// Whether every log could be decoded.
        var isKnown: Bool { logs.allSatisfy { $0.rows != nil } }
        var findings: [VerifyFinding] { logs.flatMap(\.findings) }
    }

    let reader: RowReader
    /// Deletes after it aren't part of the backup.
    let point: HybridTimestamp?
    let keysAreTexts: Bool

    /// Every log to its end; those that can't be decoded give their findings.
    func read(_ logs: [StoredLog]) async throws -> Result {
        var result = Result()
        for log in logs {
            let (point, before) = (point?.rawValue ?? .max, result.keys)
            let facts = try await reader.attempt(log) {
                result.keys = before
                return try await read(log) { key, time in
                    guard time.rawValue <= point, result.records <= Self.limit else { return }
                    result.keys.add(KeyDigest.of(key), at: time.rawValue)
                } opened: { count in
                    if result.records + count > Self.limit { result.keys = DeletedKeys() }
                    return result.records + count <= Self.limit
                }
            }
            result.records += facts.rows ?? 0
            if result.records > Self.limit { result.keys = DeletedKeys() }
            result.logs.append(facts)
        }
        return result
    }

    /// A share of the keys in logs that were found sound.
    func read(_ logs: [StoredLog], _ share: KeyShare) async throws -> DeletedKeys {
        var keys = DeletedKeys()
        let point = point?.rawValue ?? .max
        for log in logs {
            try await DeleteLogReader(log, in: reader.store).forEach { key, time in
                let digest = KeyDigest.of(key)
                if time.rawValue <= point, share.has(digest) { keys.add(digest, at: time.rawValue) }
            }
        }
        return keys
    }

    private func read(
        _ log: StoredLog, _ add: (PrimaryKey, HybridTimestamp) -> Void, opened: (Int64) -> Bool
    ) async throws -> LogFacts {
        try await reader.with(log) { open in
            var facts = reader.outline(open, type: nil)
            let (isWanted, times) = (opened(open.rows), facts.timestamps)
            var (untimely, strange) = (Int64(0), Int64(0))
            try await DeleteLogReader(open).forEach { key, time in
                if let times, !times.contains(time) { untimely += 1 }
                if case .text = key, !keysAreTexts { strange += 1 }
                if case .int64 = key, keysAreTexts { strange += 1 }
                if isWanted { add(key, time) }
            }
            if untimely > 0 {
                facts.findings.append(
                    reader.findings.about(
                        .timestamps, log, "has \(untimely) deletes with timestamps outside the range in its head"))
            }
            if strange > 0 {
                facts.findings.append(
                    reader.findings.about(
                        .values, log, "has \(strange) keys that aren't of the primary key's type"))
            }
            return facts
        }
    }
}
