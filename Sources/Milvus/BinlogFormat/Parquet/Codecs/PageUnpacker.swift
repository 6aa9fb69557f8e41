internal import Zstandard

/// Unpacks the pages of one column, whose sizes their headers tell.
struct PageUnpacker: ~Copyable {
    private let codec: ParquetCodec
    private let zstd = ZstdBlockDecompressor()

    init(_ codec: ParquetCodec) {
        self.codec = codec
    }

    /// Offsets of errors count from the first of `bytes`.
    func unpack(_ bytes: ArraySlice<UInt8>, exactly size: Int) throws(BinlogFormatError) -> ArraySlice<UInt8> {
        switch codec {
        case .uncompressed:
            guard bytes.count == size else {
                throw BinlogFormatError(at: 0, expected: "a page of \(size) bytes, not of \(bytes.count)")
            }
            return bytes
        case .zstd: return try unpackZstandard(bytes, size)[...]
        case .snappy: return try Snappy.decompress(bytes, exactly: size)[...]
        case .gzip, .lzo, .brotli, .lz4, .lz4Raw:
            throw BinlogFormatError(
                .unsupported, at: 0,
                expected: "pages in zstd, snappy or uncompressed, as Milvus writes them, not \(codec)")
        }
    }

    private func unpackZstandard(_ bytes: ArraySlice<UInt8>, _ size: Int) throws(BinlogFormatError) -> [UInt8] {
        do {
            return try zstd.decompress(bytes, exactly: size)
        } catch {
            throw BinlogFormatError(at: 0, expected: "a zstd page of \(size) bytes: \(error)")
        }
    }
}
