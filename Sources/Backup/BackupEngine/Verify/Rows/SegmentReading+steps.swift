internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

// What is read by itself, several at once.
extension SegmentReading {
    enum Step: Sendable {
        case keys(StoredLog, StoredLog)
        /// `withKeys`: those of keys and timestamps too, where a file holds several columns; `expected`: which it must
        /// have.
        case values(StoredLog, withKeys: Bool, expected: Set<FieldID>)
        case statistics(StoredLog)
        case index([RowPlan.Entry])
    }

    struct Part: Sendable {
        var logs: [LogFacts] = []
        var join: KeyJoin?
        var findings: [VerifyFinding] = []
    }

    /// `required`: fields that every row has.
    func steps(_ columns: SegmentColumns?, _ keyLogs: [StoredLog], _ required: Set<FieldID>) -> [Step] {
        let times = columns?.logs(of: .timestamp) ?? []
        let arePaired = parts.isWhole && !keyLogs.isEmpty && keyLogs.count == times.count
        var steps: [Step] = arePaired ? zip(keyLogs, times).map { .keys($0, $1) } : []
        let paired = arePaired && !segment.isPacked ? Set(keyLogs + times) : []
        for field in segment.insertLogs.keys.sorted() {
            let expected = segment.isPacked ? columns?.fields(in: field).intersection(required) ?? [] : []
            steps += (segment.insertLogs[field] ?? []).filter { !paired.contains($0) }.map {
                .values($0, withKeys: !arePaired, expected: expected)
            }
        }
        return steps + otherSteps
    }

    private var otherSteps: [Step] {
        parts.otherStats.map { .statistics($0) } + parts.builds.keys.sorted().map { .index(parts.builds[$0] ?? []) }
    }

    func part(_ step: Step, _ keys: KeyReading, _ values: ValueReading) async throws -> Part {
        switch step {
        case .keys(let key, let time):
            let pair = try await keys.read(key, time)
            if !segment.isPacked { progress(key.size + time.size) }
            return Part(logs: segment.isPacked ? pair.logs.map(\.unplaced) : pair.logs, join: pair.join)
        case .values(let log, let withKeys, let expected):
            let primaryKey = keys.primaryKey.id
            let facts = try await values.read(log, expected) {
                withKeys || ($0 != primaryKey && $0 != .timestamp)
            }
            progress(log.size)
            return Part(logs: [facts])
        case .statistics(let log):
            let facts = try await reader.attempt(log) {
                var window = ObjectWindow(log, in: reader.store)
                try await window.load(0..<window.size)
                _ = try BM25Stats(window.bytes, file: log.key.rawValue)
                return LogFacts(log)
            }
            progress(log.size)
            return Part(findings: facts.findings)
        case .index(let files):
            return Part(findings: try await index(files))
        }
    }

    private func index(_ files: [RowPlan.Entry]) async throws -> [VerifyFinding] {
        defer { progress(files.reduce(0) { $0.adding(clamped: $1.size) }) }
        return try await IndexReading(reader: reader, layout: layout, collection: subject.id).read(files)
    }

    /// What a segment without rows may have all the same.
    func readOthers(_ outcome: inout SegmentOutcome) async throws {
        let values = ValueReading(reader: reader, schema: subject.schema)
        for field in segment.insertLogs.keys.sorted() {
            for log in segment.insertLogs[field] ?? [] { outcome.findings += try await values.read(log).findings }
        }
        for step in otherSteps {
            guard case .index(let files) = step else { continue }
            outcome.findings += try await index(files)
        }
    }
}
