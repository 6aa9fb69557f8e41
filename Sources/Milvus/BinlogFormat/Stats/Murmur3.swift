/// MurmurHash3's variant of 128 bits for machines of 64 (public domain, Austin Appleby), with seed 0: what the library
/// of Milvus' basic bloom filters hashes with.
enum Murmur3 {
    private static let first: UInt64 = 0x87C3_7B91_1142_53D5
    private static let second: UInt64 = 0x4CF5_AD43_2745_937F

    /// `extra`: a byte that is hashed as if it stood behind the others.
    static func hash(_ bytes: ArraySlice<UInt8>, extra: UInt8? = nil) -> (UInt64, UInt64) {
        let span = bytes.span.bytes
        var (low, high) = (UInt64(0), UInt64(0))
        let whole = bytes.count & ~15
        for offset in stride(from: 0, to: whole, by: 16) {
            mix(&low, &high, span.uint64(at: offset), span.uint64(at: offset + 8))
        }
        var (lowTail, highTail) = (UInt64(0), UInt64(0))
        func append(_ byte: UInt8, _ place: Int) {
            if place < 8 {
                lowTail |= UInt64(byte) << (8 * place)
            } else {
                highTail |= UInt64(byte) << (8 * (place - 8))
            }
        }
        for offset in whole..<bytes.count { append(span.byte(at: offset), offset - whole) }
        var count = bytes.count
        if let extra {
            append(extra, count - whole)
            count += 1
        }
        if count - whole == 16 {
            mix(&low, &high, lowTail, highTail)
            (lowTail, highTail) = (0, 0)
        }
        return finish(low, high, lowTail, highTail, UInt64(count))
    }

    /// Of the eight bytes of `word`, the lowest first.
    static func hash(word: UInt64) -> (UInt64, UInt64) {
        finish(0, 0, word, 0, 8)
    }

    /// The same with a byte behind them.
    static func hash(word: UInt64, extra: UInt8) -> (UInt64, UInt64) {
        finish(0, 0, word, UInt64(extra), 9)
    }

    private static func mix(_ low: inout UInt64, _ high: inout UInt64, _ lowWord: UInt64, _ highWord: UInt64) {
        low ^= mixLow(lowWord)
        low = (rotated(low, 27) &+ high) &* 5 &+ 0x52DC_E729
        high ^= mixHigh(highWord)
        high = (rotated(high, 31) &+ low) &* 5 &+ 0x3849_5AB5
    }

    /// A tail of zeros changes nothing.
    private static func finish(
        _ low: UInt64, _ high: UInt64, _ lowTail: UInt64, _ highTail: UInt64, _ count: UInt64
    ) -> (UInt64, UInt64) {
        var low = low ^ mixLow(lowTail) ^ count
        var high = high ^ mixHigh(highTail) ^ count
        low &+= high
        high &+= low
        low = avalanche(low)
        high = avalanche(high)
        low &+= high
        high &+= low
        return (low, high)
    }

    private static func mixLow(_ value: UInt64) -> UInt64 { rotated(value &* first, 31) &* second }
    private static func mixHigh(_ value: UInt64) -> UInt64 { rotated(value &* second, 33) &* first }

    private static func avalanche(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }

    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}
