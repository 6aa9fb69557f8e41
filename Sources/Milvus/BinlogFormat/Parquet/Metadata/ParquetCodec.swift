/// How pages are compressed (parquet.thrift `CompressionCodec`).
package enum ParquetCodec: Int32, Sendable, Hashable, CustomStringConvertible {
    case uncompressed = 0
    case snappy, gzip, lzo, brotli, lz4, zstd, lz4Raw

    package var description: String {
        switch self {
        case .uncompressed: "no compression"
        case .snappy: "snappy"
        case .gzip: "gzip"
        case .lzo: "LZO"
        case .brotli: "brotli"
        case .lz4, .lz4Raw: "LZ4"
        case .zstd: "zstd"
        }
    }
}
