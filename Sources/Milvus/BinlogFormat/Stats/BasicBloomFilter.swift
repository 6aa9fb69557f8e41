/// The filter of Go's `bits-and-blooms/bloom` version 3, in its JSON form: `m` bits, `k` of them for a key, and `b`, the
/// base64 (for URLs) of the number of bits in eight bytes and the bits in words of eight, all with the highest byte first.
package struct BasicBloomFilter: Sendable, Hashable {
    /// Milvus asks for a few; each costs a look.
    private static let hashLimit: UInt64 = 1 << 10

    private let bits: UInt64
    private let hashes: UInt64
    private let words: [UInt8]

    /// `text` is `b`.
    init?(bits: UInt64, hashes: UInt64, text: String) {
        guard let bytes = [UInt8](base64ForURLs: text), bytes.count >= 8, bits > 0,
            (1...Self.hashLimit).contains(hashes)
        else { return nil }
        let announced = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard announced == bits, (bytes.count - 8) % 8 == 0,
            UInt64(bytes.count - 8) / 8 == bits / 64 + (bits % 64 == 0 ? 0 : 1)
        else { return nil }
        self.bits = bits
        self.hashes = hashes
        words = Array(bytes[8...])
    }

    func mayContain(_ key: ArraySlice<UInt8>) -> Bool {
        areSet(Murmur3.hash(key), Murmur3.hash(key, extra: 1))
    }

    /// Of the eight bytes of `word`, the lowest first.
    func mayContain(word: UInt64) -> Bool {
        areSet(Murmur3.hash(word: word), Murmur3.hash(word: word, extra: 1))
    }

    /// The library's hashes: of the key, and of the key with a byte 1 behind it. Its bits are the first two of the four
    /// words by turns, plus ever more times one of the last two.
    private func areSet(_ first: (UInt64, UInt64), _ second: (UInt64, UInt64)) -> Bool {
        for index in 0..<hashes {
            let start = index % 2 == 0 ? first.0 : first.1
            let step = (index + index % 2) % 4 / 2 == 0 ? second.0 : second.1
            guard isSet((start &+ index &* step) % bits) else { return false }
        }
        return true
    }

    /// Words have their highest byte first.
    private func isSet(_ bit: UInt64) -> Bool {
        let byte = Int(bit / 64) * 8 + 7 - Int(bit % 64) / 8
        return words[byte] >> UInt8(bit % 8) & 1 == 1
    }
}
