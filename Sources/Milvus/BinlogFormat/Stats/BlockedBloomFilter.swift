/// The filter of Go's `blobloom` in the JSON form of Milvus' fork: `k`, and `b`, the blocks of 512 bits, each the base64
/// (for URLs) of sixteen words of four bytes with the lowest byte first.
package struct BlockedBloomFilter: Sendable, Hashable {
    private static let blockBytes = 64
    private static let hashLimit: UInt64 = 1 << 10

    private let hashes: UInt32
    private let blocks: [UInt8]

    /// `texts` is `b`.
    init?(hashes: UInt64, texts: [String]) {
        guard !texts.isEmpty, texts.count <= UInt32.max, (1...Self.hashLimit).contains(hashes) else { return nil }
        var blocks: [UInt8] = []
        blocks.reserveCapacity(texts.count * Self.blockBytes)
        for text in texts {
            guard let block = [UInt8](base64ForURLs: text), block.count == Self.blockBytes else { return nil }
            blocks += block
        }
        self.hashes = UInt32(hashes)
        self.blocks = blocks
    }

    func mayContain(_ key: ArraySlice<UInt8>) -> Bool {
        mayContain(hash: XXH3.hash(key))
    }

    /// Of the eight bytes of `word`, the lowest first.
    func mayContain(word: UInt64) -> Bool {
        mayContain(hash: XXH3.hash(word: word))
    }

    /// The lower half of the hash chooses the block; both halves give the bits by enhanced double hashing.
    private func mayContain(hash: UInt64) -> Bool {
        var (high, low) = (UInt32(truncatingIfNeeded: hash >> 32), UInt32(truncatingIfNeeded: hash))
        let block = Int((UInt64(low) * UInt64(blocks.count / Self.blockBytes)) >> 32) * Self.blockBytes
        for round in 1..<max(1, hashes) {
            high &+= low
            low &+= round
            let bit = Int(high % 512)
            guard blocks[block + bit / 8] >> UInt8(bit % 8) & 1 == 1 else { return false }
        }
        return true
    }
}
