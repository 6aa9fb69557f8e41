internal import MilvusModel

/// One object of an index in memory, out of its envelope.
///
/// The payload is raw (2.5 and later, payload type `None`), or a parquet file with a column of single bytes or with one
/// text (`internal/core/src/storage/IndexData.cpp`, `PayloadWriter.cpp`; Go's `IndexFileBinlogCodec` of 2.2).
package struct IndexFile: Sendable {
    package let head: BinlogHead
    /// Where the raw bytes lie in the object, or the parquet file that holds them.
    private let payloads: [Range<Int>]
    private let bytes: [UInt8]
    private let file: String?
    private let limits: ParquetLimits

    /// `file` names it in errors.
    package init(_ bytes: [UInt8], file: String? = nil, limits: ParquetLimits = ParquetLimits())
        throws(BinlogFormatError)
    {
        let log = try BinlogFile(bytes, file: file)
        for event in log.events {
            guard event.kind == .indexFile else {
                throw BinlogFormatError(at: log.head.length, expected: "only an index in an index file", file: file)
            }
        }
        head = log.head
        payloads = log.events.map(\.payload)
        self.bytes = bytes
        self.file = file
        self.limits = limits
    }

    /// Hands over the component's bytes piece by piece.
    package func forEachPiece(
        _ body: (ArraySlice<UInt8>) throws(BinlogFormatError) -> Void
    ) throws(BinlogFormatError) {
        for payload in payloads {
            guard head.descriptor.payloadType != .none else {
                try body(bytes[payload])
                continue
            }
            let parquet = try ParquetFile(bytes, in: payload, file: file, limits: limits)
            guard parquet.footer.columns.count == 1 else {
                throw BinlogFormatError(at: payload.lowerBound, expected: "one column in an index file", file: file)
            }
            try parquet.forEachBatch(ofColumn: 0) { batch throws(BinlogFormatError) in
                try Self.handOver(batch, payload.lowerBound, file, body)
            }
        }
    }

    /// How many bytes the component, or the slice of one, has.
    package func length() throws(BinlogFormatError) -> Int {
        var length = 0
        try forEachPiece { length += $0.count }
        return length
    }

    private static func handOver(
        _ batch: ColumnBatch, _ position: Int, _ file: String?,
        _ body: (ArraySlice<UInt8>) throws(BinlogFormatError) -> Void
    ) throws(BinlogFormatError) {
        switch batch.values {
        case .int32s(let values) where batch.isValid == nil:
            try body(values.map { UInt8(truncatingIfNeeded: $0) }[...])
        case .variableWidth(let values) where batch.isValid == nil:
            for row in 0..<values.count { try body(values[row]) }
        default:
            throw BinlogFormatError(at: position, expected: "single bytes or texts in an index file", file: file)
        }
    }
}
