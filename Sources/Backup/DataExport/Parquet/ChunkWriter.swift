internal import BinlogFormat
internal import Zstandard

/// One column of the row group that is being written: compressed pages in memory, until the columns before it are out.
struct ChunkWriter: Sendable {
    /// Values of a page, before they are compressed: what Arrow's writers take, too.
    private static let pageBytes = 1 << 20

    let encoder: PageEncoder
    private(set) var pages: [[UInt8]] = []
    /// Values that are there, nulls, and empty lists.
    private(set) var count: Int64 = 0
    /// Headers and pages before they were compressed, and after.
    private(set) var plainBytes: Int64 = 0
    private(set) var bytes: Int64 = 0
    private(set) var statistics = ChunkStatistics()

    init(_ layout: ColumnLayout) {
        encoder = PageEncoder(layout: layout)
    }

    mutating func write(
        _ batch: ColumnBatch, firstRow: Int64, with compressor: borrowing ZstdBlockCompressor
    ) throws(ExportError) {
        let perRow = max(1, batch.size / max(1, batch.rows))
        let step = max(1, Self.pageBytes / perRow)
        statistics.add(batch)
        for start in stride(from: 0, to: batch.rows, by: step) {
            let rows = start..<min(batch.rows, start + step)
            try add(try encoder.page(batch, rows, firstRow: firstRow), with: compressor)
        }
    }

    private mutating func add(
        _ page: PageEncoder.Page, with compressor: borrowing ZstdBlockCompressor
    ) throws(ExportError) {
        let packed: [UInt8]
        do throws(ZstdError) {
            packed = try compressor.compress(page.body)
        } catch {
            throw ExportError(.value, "A page can't be compressed: \(error).")
        }
        let head = Self.header(page, packed.count)
        pages.append(head)
        pages.append(packed)
        count += Int64(page.count)
        plainBytes += Int64(head.count + page.body.count)
        bytes += Int64(head.count + packed.count)
    }

    /// parquet.thrift `PageHeader` of a data page of version 1: plain values (0), levels in runs (3).
    private static func header(_ page: PageEncoder.Page, _ packed: Int) -> [UInt8] {
        var writer = ThriftWriter()
        writer.structure { header in
            header.int32(1, 0)
            header.int32(2, Int32(page.body.count))
            header.int32(3, Int32(packed))
            header.structure(5) { data in
                data.int32(1, Int32(page.count))
                data.int32(2, 0)
                data.int32(3, 3)
                data.int32(4, 3)
            }
        }
        return writer.bytes
    }
}

extension ColumnBatch {
    /// Bytes of the values.
    var size: Int {
        switch values {
        case .booleans(let values): values.count / 8
        case .int32s, .floats: rows * 4
        case .int64s, .doubles: rows * 8
        case .fixedWidth(let values): values.count * values.width
        case .variableWidth(let values): values.bytes.count + rows * 4
        }
    }
}
