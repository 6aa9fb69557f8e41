internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Single values of a column of a segment, asked for in ascending order of their rows.
struct ColumnCursor: ~Copyable {
    private var stream: ColumnStream
    private var current: ColumnRows?
    private let isAbsent: Bool
    private let field: StoredField
    private let segment: StoredSegment

    init(_ field: StoredField, _ columns: SegmentColumns, readAhead: Int = 0) {
        isAbsent = columns.logs(of: field.id).isEmpty
        stream = columns.stream(field, readAhead: readAhead)
        self.field = field
        segment = columns.segment
    }

    /// Null for every row of a column that the segment doesn't have.
    ///
    /// - Throws: `BackupError` when the column has fewer rows; `BinlogFormatError`, `BackupFormatError`.
    mutating func value(_ row: Int64) async throws -> FieldValue {
        if let value = try current?.valueIfThere(row) { return value }
        guard !isAbsent else { return .null }
        stream.seek(to: row)
        while let batch = try await stream.next() {
            current = batch
            if let value = try batch.valueIfThere(row) { return value }
        }
        throw BackupError(
            .damagedBackup,
            "Field '\(field.name)' of segment \(segment.backup.id) has no row \(row), although others have.",
            subject: "segment \(segment.backup.id)",
            advice: "`milvault verify --depth rows` tells what else is damaged.")
    }
}

extension ColumnRows {
    fileprivate func valueIfThere(_ row: Int64) throws(BinlogFormatError) -> FieldValue? {
        rows.contains(row) ? try value(row) : nil
    }
}
