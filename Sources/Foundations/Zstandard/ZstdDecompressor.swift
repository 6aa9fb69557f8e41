/// Decompresses one or more Zstandard frames as their bytes come.
///
/// Memory is bounded whatever the data says: the window by `windowLog2`, the output by `limit`.
package struct ZstdDecompressor: ~Copyable, Sendable {
    /// 8 MiB: what the format asks every decoder to bear (RFC 8878 §3.1.1.1.2), and more than levels to 19 need.
    package static let defaultWindowLog2 = 23

    private let context: DecompressionContext

    /// - Parameters:
    ///   - limit: the most bytes that may come out in total; more is ``ZstdError/tooLarge(limit:)``.
    ///   - windowLog2: frames that need a larger window are refused; 10 to 31.
    package init(limit: Int, windowLog2: Int = ZstdDecompressor.defaultWindowLog2) {
        context = DecompressionContext(limit: limit, windowLog2: min(max(windowLog2, 10), 31))
    }

    /// Takes the next piece, cut anywhere; gives all that comes out of it.
    package mutating func decompress(_ bytes: [UInt8]) throws(ZstdError) -> [UInt8] {
        try context.decompress(bytes)
    }

    /// Makes sure that the data didn't end in the middle of a frame, or before the first.
    package mutating func finish() throws(ZstdError) {
        guard context.isAtFrameEnd else { throw .truncated }
    }
}
