internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Writes one JSON object a line.
struct JSONLinesSink: RowSink {
    private static let pieceBytes = 1 << 20

    private var writer: ObjectWriter
    private let columns: [JSONColumn]
    private var rows: Int64 = 0

    init(_ fields: [FieldSchema], _ writer: ObjectWriter) {
        self.writer = writer
        columns = fields.map { JSONColumn($0) }
    }

    var size: Int64 { writer.size }

    mutating func write(_ batch: RowBatch) async throws(ExportError) {
        var text: [UInt8] = []
        for row in 0..<batch.rows {
            for (index, column) in columns.enumerated() {
                text.append(UInt8(ascii: index == 0 ? "{" : ","))
                text += column.head
                do throws(BinlogFormatError) {
                    try column.append(batch.columns[index], row, to: &text)
                } catch {
                    throw ExportError(.value, "Field '\(column.field.name)' of row \(rows): \(error).")
                }
            }
            text += "}\n".utf8
            rows += 1
            if text.count >= Self.pieceBytes { try await send(&text) }
        }
        try await send(&text)
    }

    mutating func finish() async throws(ExportError) -> [WrittenFile] {
        do throws(ObjectStoreError) {
            return [try await writer.finish()]
        } catch {
            throw ExportError(error)
        }
    }

    mutating func discard() async {
        await writer.discard()
    }

    private mutating func send(_ text: inout [UInt8]) async throws(ExportError) {
        do throws(ObjectStoreError) {
            try await writer.write(text)
        } catch {
            throw ExportError(error)
        }
        text.removeAll(keepingCapacity: true)
    }
}
