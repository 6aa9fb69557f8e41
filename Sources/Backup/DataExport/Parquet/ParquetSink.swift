internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage
internal import Zstandard

/// Writes one parquet file. Holds one row group, compressed.
struct ParquetSink: RowSink {
    private let settings: SinkSettings
    private var writer: ObjectWriter
    private var footer: ParquetFooterWriter
    private var chunks: [ChunkWriter]
    private var groupRows: Int64 = 0
    private var rows: Int64 = 0

    init(_ columns: ParquetColumns, _ settings: SinkSettings, _ writer: ObjectWriter) {
        self.settings = settings
        self.writer = writer
        footer = ParquetFooterWriter(columns: columns)
        chunks = columns.layouts.map { ChunkWriter($0) }
    }

    var size: Int64 { writer.size + chunks.reduce(0) { $0 + $1.bytes } }

    mutating func write(_ batch: RowBatch) async throws(ExportError) {
        let compressor = ZstdBlockCompressor(level: settings.level)
        for (index, column) in batch.columns.enumerated() {
            try chunks[index].write(column, firstRow: rows, with: compressor)
        }
        rows += Int64(batch.rows)
        groupRows += Int64(batch.rows)
        let plain = chunks.reduce(0) { $0 + $1.plainBytes }
        if plain >= settings.rowGroupBytes || groupRows >= settings.rowGroupRows { try await endGroup() }
    }

    mutating func finish() async throws(ExportError) -> [WrittenFile] {
        try await endGroup()
        try await begin()
        do throws(ObjectStoreError) {
            try await writer.write(footer.bytes)
            return [try await writer.finish()]
        } catch {
            throw ExportError(error)
        }
    }

    mutating func discard() async {
        await writer.discard()
    }

    private mutating func begin() async throws(ExportError) {
        guard writer.size == 0 else { return }
        try await send(Array(ParquetFooter.magic))
    }

    private mutating func endGroup() async throws(ExportError) {
        guard groupRows > 0 else { return }
        try await begin()
        var group = ParquetFooterWriter.Group(rows: groupRows, chunks: [])
        for index in chunks.indices {
            let chunk = chunks[index]
            let layout = chunk.encoder.layout
            group.chunks.append(
                ParquetFooterWriter.Chunk(
                    offset: writer.size, count: chunk.count, plainBytes: chunk.plainBytes, bytes: chunk.bytes,
                    statistics: layout.isList ? nil : chunk.statistics))
            chunks[index] = ChunkWriter(layout)
            for page in chunk.pages { try await send(page) }
        }
        footer.groups.append(group)
        groupRows = 0
    }

    private mutating func send(_ bytes: [UInt8]) async throws(ExportError) {
        do throws(ObjectStoreError) {
            try await writer.write(bytes)
        } catch {
            throw ExportError(error)
        }
    }
}
