package import BinlogFormat

/// Takes rows and writes them to files, which are there once ``finish()`` has returned, whole or not at all.
package protocol RowSink: Sendable {
    /// What was taken so far, in about as many bytes as the files will have.
    var size: Int64 { get }

    /// The batch's fields are those that the sink was made for.
    mutating func write(_ batch: RowBatch) async throws(ExportError)

    mutating func finish() async throws(ExportError) -> [WrittenFile]

    /// Leaves nothing behind; nothing more is written.
    mutating func discard() async
}
