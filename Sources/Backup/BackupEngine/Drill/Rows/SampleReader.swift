internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// Reads the values of sampled rows out of a backup.
struct SampleReader: Sendable {
    /// Columns read at once: each holds a page.
    private static let width = 2
    /// Bytes of values that are held and asked for at a time.
    private static let budget = 4 << 20
    private static let firstBatch = 100
    private static let largestBatch = 500

    typealias Rows = [(key: PrimaryKey, values: RowComparison.Row)]

    let reading: RowReading
    let fields: [StoredField]

    /// Hands over the rows in batches that fit into memory, and into an answer of a server.
    func forEachBatch(of sample: [KeySample.Row], _ body: (Rows) async throws -> Void) async throws {
        let segments = reading.segments
        var batch = Self.firstBatch
        for (number, rows) in Dictionary(grouping: sample, by: \.segment).sorted(by: { $0.key < $1.key }) {
            let columns = try await SegmentColumns(segments[number].segment, in: reading.store)
            var rest = rows.sorted { $0.row < $1.row }[...]
            while !rest.isEmpty {
                try Task.checkCancellation()
                let part = Array(rest.prefix(batch))
                rest = rest.dropFirst(part.count)
                let found = try await values(of: part, columns)
                try await body(found.rows)
                batch = max(1, min(Self.largestBatch, Self.budget / max(1, found.bytes / part.count)))
            }
        }
    }

    private func values(of rows: [KeySample.Row], _ columns: SegmentColumns) async throws -> (rows: Rows, bytes: Int) {
        let byField = try await boundedMap(fields, width: Self.width) { field in
            var cursor = ColumnCursor(field, columns)
            var values: [FieldValue] = []
            for row in rows { values.append(try await cursor.value(row.row)) }
            return values
        }
        let bytes = byField.reduce(0) { $0 + $1.reduce(0) { $0 + $1.byteCount } }
        let found = rows.enumerated().map { index, row in
            (key: row.key, values: zip(fields, byField).map { (field: $0.name, value: $1[index]) })
        }
        return (found, bytes)
    }
}
