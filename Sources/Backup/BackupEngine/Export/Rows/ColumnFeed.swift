internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Hands out a column's rows in pieces that suit its reader, whatever pages they lie in.
actor ColumnFeed {
    private let field: StoredField
    private let segment: StoredSegment
    private let isAbsent: Bool
    /// Taken out while it is at work; one reader asks, one question at a time.
    private var stream: ColumnStream?
    private var current: ColumnRows?
    private var builder = ColumnBuilder()

    init(_ field: StoredField, _ columns: SegmentColumns, readAhead: Int) {
        self.field = field
        segment = columns.segment
        isAbsent = columns.logs(of: field.id).isEmpty
        stream = columns.stream(field, readAhead: readAhead)
    }

    /// Rows from `row` on that can be taken at once; 0 after the last.
    func available(at row: Int) async throws -> Int {
        guard !isAbsent else { return .max }
        while true {
            if let current, current.rows.contains(Int64(row)) { return Int(current.rows.upperBound) - row }
            guard var stream = stream.take() else { return 0 }
            stream.seek(to: Int64(row))
            guard let next = try await stream.next() else { return 0 }
            current = next
            self.stream = consume stream
        }
    }

    /// Puts rows that are available by.
    func add(_ runs: [Range<Int>]) throws {
        guard let current, !isAbsent else { return runs.forEach { builder.appendNulls($0.count) } }
        let first = Int(current.firstRow)
        for run in runs { try builder.append(current.batch, run.lowerBound - first..<run.upperBound - first) }
    }

    var bytes: Int { builder.bytes }

    func take() -> ColumnBatch { builder.take() }

    /// Another column has more rows, or fewer.
    func misfit(_ row: Int) -> BackupError {
        BackupError(
            .damagedBackup,
            "Field '\(field.name)' of segment \(segment.backup.id) ends at row \(row), and other fields don't.",
            subject: "segment \(segment.backup.id)", advice: "`milvault verify --depth rows` tells what is damaged.")
    }
}
