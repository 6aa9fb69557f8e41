internal import CZstd

/// Compresses bytes as they come into one Zstandard frame with a checksum.
///
/// Memory is the level's window and the output of one call. Not copyable: it owns a context of libzstd.
package struct ZstdCompressor: ~Copyable, Sendable {
    /// libzstd's own default: several hundred MB/s on text, a fraction of its size.
    package static let defaultLevel = 3

    private let context: CompressionContext

    /// - Parameter level: 1 (fastest) to 19 (smallest); beyond is clamped.
    package init(level: Int = ZstdCompressor.defaultLevel) {
        context = CompressionContext(level: min(max(level, 1), 19))
    }

    /// Takes the next piece; gives what is ready to be written, often nothing.
    package mutating func compress(_ bytes: [UInt8]) throws(ZstdError) -> [UInt8] {
        try context.compress(bytes, ending: ZSTD_e_continue)
    }

    /// Ends the frame and gives the rest of it. What follows begins a new frame.
    package mutating func finish() throws(ZstdError) -> [UInt8] {
        try context.compress([], ending: ZSTD_e_end)
    }
}
