/// MurmurHash3's variant of 128 bits for machines of 64 (public domain, Austin Appleby), with seed 0: what the library
/// of Milvus' basic bloom filters hashes with.
enum Murmur3 {
    private static let first: UInt64 = 0x87C3_7B91_1142_53D5
    private static let second: UInt64 = 0x4CF5_AD43_2745_937F

    static func hash(_ bytes: ArraySlice<UInt8>) -> (UInt64, UInt64) {
        let span = bytes.span.bytes
        var (low, high) = (UInt64(0), UInt64(0))
        let whole = bytes.count & ~15
        for offset in stride(from: 0, to: whole, by: 16) {
            low ^= mixLow(span.uint64(at: offset))
            low = (rotated(low, 27) &+ high) &* 5 &+ 0x52DC_E729
            high ^= mixHigh(span.uint64(at: offset + 8))
            high = (rotated(high, 31) &+ low) &* 5 &+ 0x3849_5AB5
        }
        var (lowTail, highTail) = (UInt64(0), UInt64(0))
        for offset in (whole..<bytes.count).reversed() {
            let byte = UInt64(span.byte(at: offset))
            if offset - whole < 8 { lowTail = lowTail << 8 | byte } else { highTail = highTail << 8 | byte }
        }
        // A tail of zeros changes nothing.
        high ^= mixHigh(highTail)
        low ^= mixLow(lowTail)
        return finish(low, high, UInt64(bytes.count))
    }

    private static func finish(_ low: UInt64, _ high: UInt64, _ count: UInt64) -> (UInt64, UInt64) {
        var (low, high) = (low ^ count, high ^ count)
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
