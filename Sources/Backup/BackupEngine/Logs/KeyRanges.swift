internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// What is known of a segment's primary keys without reading them all.
struct KeyRanges: Sendable {
    /// More than a bloom filter of ten million keys takes.
    private static let statsLimit = 64 << 20

    private let entries: [PrimaryKeyStats]

    /// The merged log, named 1, speaks for the whole segment; without it every log speaks for its own flush.
    init(_ segment: StoredSegment, in store: any ObjectStore) async throws {
        let merged = segment.statsLogs.filter { $0.object.log.rawValue == 1 }
        var entries: [PrimaryKeyStats] = []
        for log in merged.isEmpty ? segment.statsLogs : merged {
            var window = ObjectWindow(log, in: store)
            guard window.size <= Self.statsLimit else { continue }
            try await window.load(0..<window.size)
            entries += try PrimaryKeyStats.entries(of: window.bytes, file: log.key.rawValue)
        }
        self.entries = entries
    }

    /// Smallest and largest key; nil when no stats log tells.
    var range: ClosedRange<PrimaryKey>? {
        let ranges = entries.compactMap(\.keys)
        guard let first = ranges.first else { return nil }
        return ranges.dropFirst().reduce(first) { $0.joined(with: $1) }
    }

    /// False only where the key surely isn't.
    func mayContain(_ key: PrimaryKey) -> Bool {
        entries.isEmpty || entries.contains { ($0.keys?.contains(key) ?? true) && $0.filter.mayContain(key) }
    }
}

extension KeyRanges {
    /// The same from the key column: from its footers where their writer noted it, else from the keys themselves.
    static func range(of columns: SegmentColumns, _ field: StoredField, in store: any ObjectStore)
        async throws -> ClosedRange<PrimaryKey>?
    {
        var ranges: [ClosedRange<PrimaryKey>] = []
        for log in columns.logs(of: field.id) {
            let open = try await OpenLog(log, in: store)
            for part in open.parts {
                let column = try open.column(of: field.id, in: part)
                for group in part.footer.rowGroups where group.rows > 0 {
                    guard let range = group.chunks[column].statistics?.keyRange(isText: field.type != .int64) else {
                        return try await scannedRange(of: columns, field)
                    }
                    ranges.append(range)
                }
            }
        }
        guard let first = ranges.first else { return nil }
        return ranges.dropFirst().reduce(first) { $0.joined(with: $1) }
    }

    private static func scannedRange(
        of columns: SegmentColumns, _ field: StoredField
    ) async throws -> ClosedRange<PrimaryKey>? {
        var range: ClosedRange<PrimaryKey>?
        var stream = columns.stream(field, readAhead: ColumnStream.piece)
        while let batch = try await stream.next() {
            let keys = try DeleteBatch.keys(of: batch.batch)
            guard let smallest = keys.min(), let largest = keys.max() else { continue }
            range = range?.joined(with: smallest...largest) ?? smallest...largest
        }
        return range
    }
}

extension ParquetStatistics {
    fileprivate func keyRange(isText: Bool) -> ClosedRange<PrimaryKey>? {
        guard isText else { return int64Range.map { .int64($0.lowerBound)...PrimaryKey.int64($0.upperBound) } }
        guard let minimum, let maximum, .text(minimum) <= PrimaryKey.text(maximum) else { return nil }
        return .text(minimum)...PrimaryKey.text(maximum)
    }
}

extension ClosedRange<PrimaryKey> {
    fileprivate func joined(with other: Self) -> Self {
        Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }
}
