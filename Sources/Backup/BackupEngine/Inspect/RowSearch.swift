internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// Finds the first rows of a collection that a query would see, or those with one key.
struct RowSearch: Sendable {
    /// Columns read at once: each holds a page.
    private static let width = 2
    /// Bytes of values that are held: as JSON they take twenty times as many.
    private static let budget = 8 << 20

    let reading: RowReading
    let key: PrimaryKey?
    let limit: Int

    func run() async throws -> InspectReport.Rows {
        var result = InspectReport.Rows(fields: reading.fields, rows: [], hidden: 0, key: key)
        var bytes = 0
        for (partition, segment) in reading.segments {
            let room = limit - result.rows.count
            guard room > 0 else { break }
            if let key, try await !KeyRanges(segment, in: reading.store).mayContain(key) { continue }
            let scan = try await reading.scan(segment, for: key)
            let found = try await find(scan, room)
            result.hidden += found.hidden
            guard !found.rows.isEmpty else { continue }
            let columns = try await boundedMap(reading.fields, width: Self.width) {
                try await values(of: $0, scan.columns, found.rows)
            }
            bytes += columns.reduce(0) { $0 + $1.bytes }
            guard bytes <= Self.budget else { throw tooMany }
            let byField = columns.map(\.values)
            for (index, number) in found.rows.enumerated() {
                result.rows.append(
                    .init(
                        partition: partition, segment: segment.backup.id, number: number,
                        values: byField.map { $0[index] }))
            }
        }
        return result
    }

    private func find(_ scan: LiveRowScan, _ room: Int) async throws -> (rows: [Int64], hidden: Int) {
        let stored = scan.columns.segment.backup.rows
        guard scan.mayHide || key != nil else { return (Array(0..<min(stored, Int64(clamping: room))), 0) }
        var (rows, hidden): ([Int64], Int) = ([], 0)
        // The first rows lie in the first pages; a key may be anywhere.
        let readAhead = key == nil && room < 1000 ? 0 : ColumnStream.piece
        try await scan.forEach(key: key, readAhead: readAhead) { row, isLive in
            if isLive { rows.append(row) } else { hidden += 1 }
            return rows.count < room
        }
        return (rows, hidden)
    }

    private func values(
        of field: StoredField, _ columns: SegmentColumns, _ rows: [Int64]
    ) async throws -> (values: [FieldValue], bytes: Int) {
        var cursor = ColumnCursor(field, columns)
        var (values, bytes): ([FieldValue], Int) = ([], 0)
        for row in rows {
            let value = try await cursor.value(row)
            bytes += value.byteCount
            guard bytes <= Self.budget else { throw tooMany }
            values.append(value)
        }
        return (values, bytes)
    }

    private var tooMany: BackupError {
        BackupError(
            .invalidRequest, "The rows that were asked for hold more than \(ByteCount(Int64(Self.budget))).",
            subject: reading.collection.backup.reference.description, advice: "Ask for fewer with --rows.")
    }
}
