internal import CZstd

/// Decompresses frames whose size is known beforehand, as parquet's pages are: one pass, no window, no growing output.
///
/// Not copyable: it owns a context of libzstd, which it uses again for every frame.
package struct ZstdBlockDecompressor: ~Copyable, Sendable {
    /// A block of 128 KiB may come from a header of three bytes and one byte to repeat (RFC 8878 §3.1.1.2).
    private static let largestRatio = 128 << 10

    private let context = BlockContext()

    package init() {}

    /// All of `bytes`, which must become exactly `size` bytes. Nothing is allocated that so few bytes can't become.
    package func decompress(_ bytes: ArraySlice<UInt8>, exactly size: Int) throws(ZstdError) -> [UInt8] {
        guard size / Self.largestRatio <= bytes.count else { throw .tooLarge(limit: bytes.count * Self.largestRatio) }
        let output = try context.decompress(bytes, room: size)
        guard output.count == size else { throw .truncated }
        return output
    }
}
