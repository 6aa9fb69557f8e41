internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// Reads all live rows of a collection, column by column.
struct StatisticsRun: Sendable {
    /// Columns read at once: each holds a page and a piece of its log.
    private static let width = 2

    let reading: RowReading

    func run() async throws -> [FieldStatistics] {
        var all = reading.fields.map { FieldStatistics($0) }
        for (_, segment) in reading.segments {
            let scan = try await reading.scan(segment)
            let hidden = try await hiddenRows(scan)
            all = try await boundedMap(all, width: Self.width) { statistics in
                var statistics = statistics
                try await Self.add(scan.columns, without: hidden, to: &statistics)
                return statistics
            }
        }
        return all
    }

    /// Whether each row is hidden; empty when none is.
    private func hiddenRows(_ scan: LiveRowScan) async throws -> [Bool] {
        guard scan.mayHide else { return [] }
        var (hidden, isAny) = ([Bool](), false)
        try await scan.forEach { _, isLive in
            hidden.append(!isLive)
            isAny = isAny || !isLive
            return true
        }
        return isAny ? hidden : []
    }

    private static func add(
        _ columns: SegmentColumns, without hidden: [Bool], to statistics: inout FieldStatistics
    ) async throws {
        guard !columns.logs(of: statistics.field.id).isEmpty else {
            let live = columns.segment.backup.rows - Int64(hidden.count { $0 })
            statistics.addNulls(live)
            return
        }
        var stream = columns.stream(statistics.field, readAhead: ColumnStream.piece)
        while let batch = try await stream.next() {
            try Task.checkCancellation()
            for row in batch.rows where !hidden.indices.contains(Int(row)) || !hidden[Int(row)] {
                statistics.add(try batch.value(row))
            }
        }
    }
}
