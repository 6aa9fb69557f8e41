/// How files are written.
package struct SinkSettings: Sendable, Hashable {
    package var format: ExportFormat
    package var vectors: VectorForm
    /// Bytes of values, before they are compressed, after which a row group of parquet ends.
    package var rowGroupBytes: Int
    package var rowGroupRows: Int
    /// Of zstd.
    package var level: Int
    /// Where NumPy's arrays wait until their length is known.
    package var temporaryDirectory: String

    package init(
        format: ExportFormat = .parquet, vectors: VectorForm = .list, rowGroupBytes: Int = 64 << 20,
        rowGroupRows: Int = 1 << 20, level: Int = 1, temporaryDirectory: String = "/tmp"
    ) {
        self.format = format
        self.vectors = vectors
        self.rowGroupBytes = rowGroupBytes
        self.rowGroupRows = rowGroupRows
        self.level = level
        self.temporaryDirectory = temporaryDirectory
    }
}
