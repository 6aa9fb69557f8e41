/// Compresses and decompresses what is in memory as a whole.
package enum Zstandard {
    package static func compress(_ bytes: [UInt8], level: Int = ZstdCompressor.defaultLevel) throws(ZstdError)
        -> [UInt8]
    {
        var compressor = ZstdCompressor(level: level)
        var output = try compressor.compress(bytes)
        output += try compressor.finish()
        return output
    }

    /// At most `limit` bytes may come out; more is refused before they are held.
    package static func decompress(_ bytes: [UInt8], limit: Int) throws(ZstdError) -> [UInt8] {
        var decompressor = ZstdDecompressor(limit: limit)
        let output = try decompressor.decompress(bytes)
        try decompressor.finish()
        return output
    }
}
