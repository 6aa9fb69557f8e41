/// Compresses what is in memory as a whole into one frame that tells its size, as parquet's pages want it: one pass, no
/// checksum.
///
/// Not copyable: it owns a context of libzstd, which it uses again for every frame.
package struct ZstdBlockCompressor: ~Copyable, Sendable {
    private let context: BlockCompression

    /// - Parameter level: 1 (fastest) to 19 (smallest); beyond is clamped.
    package init(level: Int) {
        context = BlockCompression(level: min(max(level, 1), 19))
    }

    package func compress(_ bytes: [UInt8]) throws(ZstdError) -> [UInt8] {
        try context.compress(bytes)
    }
}
