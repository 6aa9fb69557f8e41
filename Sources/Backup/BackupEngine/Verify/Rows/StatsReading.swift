internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads the statistics of a segment's primary keys.
struct StatsReading: Sendable {
    /// Bytes of a log, of which JSON takes six times as many in memory.
    private static let limit: Int64 = 16 << 20
    private static let inMemory = 6

    let reader: RowReader
    let primaryKey: FieldID

    /// `keyLogs`: how many logs the keys lie in, each of which has statistics of its own, beside the merged ones.
    ///
    /// - Returns: each must admit every key of the segment.
    func read(_ logs: [StoredLog], keyLogs: Int) async throws -> (evidence: [KeyEvidence], findings: [VerifyFinding]) {
        var findings: [VerifyFinding] = []
        var (merged, others): ([PrimaryKeyStats], [PrimaryKeyStats]) = ([], [])
        for log in logs {
            var entries: [PrimaryKeyStats] = []
            let facts = try await reader.attempt(log) {
                entries = try await read(log)
                var facts = LogFacts(log)
                if let stranger = entries.first(where: { $0.field != primaryKey }) {
                    facts.findings.append(
                        reader.findings.about(.identity, log, "says that it belongs to field \(stranger.field)"))
                }
                return facts
            }
            findings += facts.findings
            if log.object.log.rawValue == 1 { merged += entries } else { others += entries }
        }
        // Of what a part of the logs says nothing follows for keys that are in none of them.
        guard findings.isEmpty else { return ([], findings) }
        let isEach = merged.isEmpty || others.count == keyLogs
        return ([KeyEvidence(merged), KeyEvidence(isEach ? others : [])], [])
    }

    private func read(_ log: StoredLog) async throws -> [PrimaryKeyStats] {
        guard log.size <= Self.limit else {
            throw BinlogFormatError(
                .tooLarge, at: 0, expected: "statistics of at most \(Self.limit) bytes, not \(log.size)",
                file: log.key.rawValue)
        }
        return try await reader.memory.with(Int(log.size) * Self.inMemory) {
            var window = ObjectWindow(log, in: reader.store)
            try await window.load(0..<window.size)
            return try PrimaryKeyStats.entries(of: window.bytes, file: log.key.rawValue)
        }
    }
}
