/// Why Zstandard data could not be written or read. None of them goes away by trying again on the same bytes.
package enum ZstdError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes aren't Zstandard, or changed since they were written; libzstd's own words.
    case damaged(String)
    /// The data ends in the middle of a frame.
    case truncated
    /// Decompressed, the data is larger than the reader allows.
    case tooLarge(limit: Int)
    /// The frame asks for a larger window of memory than the reader gives.
    case windowTooLarge(limitLog2: Int)
    case compressionFailed(String)

    package var description: String {
        switch self {
        case .damaged(let reason): "damaged Zstandard data: \(reason)"
        case .truncated: "the Zstandard data is cut off in the middle of a frame"
        case .tooLarge(let limit): "decompressed, the Zstandard data is larger than the \(limit) bytes allowed"
        case .windowTooLarge(let log2): "the Zstandard data needs a window of more than 2^\(log2) bytes to decompress"
        case .compressionFailed(let reason): "Zstandard compression failed: \(reason)"
        }
    }
}
