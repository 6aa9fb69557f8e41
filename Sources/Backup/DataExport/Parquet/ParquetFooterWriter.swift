internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// What a file's footer tells of its row groups (parquet.thrift `FileMetaData`).
struct ParquetFooterWriter: Sendable {
    struct Chunk: Sendable {
        var offset: Int64
        var count: Int64
        var plainBytes: Int64
        var bytes: Int64
        /// Nil for lists: of what lies in them nothing is said.
        var statistics: ChunkStatistics?
    }

    struct Group: Sendable {
        var rows: Int64
        var chunks: [Chunk]
    }

    /// parquet.thrift `CompressionCodec`.
    private static let zstd: Int32 = 6

    let columns: ParquetColumns
    var groups: [Group] = []

    /// The footer, its length, and the magic number: how the file ends.
    var bytes: [UInt8] {
        var writer = ThriftWriter()
        writer.structure(write)
        var bytes = writer.bytes
        LittleEndian.append(UInt32(bytes.count), to: &bytes)
        return bytes + ParquetFooter.magic
    }

    private func write(_ writer: inout ThriftWriter) {
        writer.int32(1, 2)
        writer.structures(2, columns.elements) { $1.write(&$0) }
        writer.int64(3, groups.reduce(0) { $0 + $1.rows })
        writer.structures(4, groups) { write($1, to: &$0) }
        if columns.vectors == .fixedSizeList {
            let schema = ArrowSchema(columns.layouts)
            writer.structures(5, [("ARROW:schema", Base64.encode(schema.message))]) { pair, entry in
                pair.text(1, entry.0)
                pair.text(2, entry.1)
            }
        }
        writer.text(6, "milvault version \(ToolVersion.current)")
        // Statistics are ordered as the values' types are.
        writer.structures(7, columns.layouts) { order, _ in order.structure(1) { _ in } }
    }

    private func write(_ group: Group, to writer: inout ThriftWriter) {
        let columns = Array(zip(columns.layouts, group.chunks))
        writer.structures(1, columns) { column, pair in
            column.int64(2, 0)
            column.structure(3) { write(pair.1, of: pair.0, to: &$0) }
        }
        writer.int64(2, group.chunks.reduce(0) { $0 + $1.plainBytes })
        writer.int64(3, group.rows)
    }

    /// parquet.thrift `ColumnMetaData`: plain values (0), levels in runs (3).
    private func write(_ chunk: Chunk, of layout: ColumnLayout, to writer: inout ThriftWriter) {
        writer.int32(1, layout.leaf.type.rawValue)
        writer.int32s(2, [0, 3])
        writer.texts(3, layout.path)
        writer.int32(4, Self.zstd)
        writer.int64(5, chunk.count)
        writer.int64(6, chunk.plainBytes)
        writer.int64(7, chunk.bytes)
        writer.int64(9, chunk.offset)
        if let statistics = chunk.statistics { writer.structure(12) { statistics.write(&$0) } }
    }
}
