/// Values of a few bits each, packed from the lowest bit of each byte up (Encodings.md).
enum BitPacking {
    /// Appends `count` values of up to 32 bits and gives the largest of them. The bytes hold them all.
    static func unpack(_ bytes: ArraySlice<UInt8>, bitWidth: Int, count: Int, onto values: inout [Int32]) -> UInt32 {
        guard bitWidth > 0 else {
            values.append(contentsOf: repeatElement(0, count: count))
            return 0
        }
        let span = bytes.span
        let mask = UInt64(1) << UInt64(bitWidth) &- 1
        var (waiting, bits, next) = (UInt64(0), 0, 0)
        var largest: UInt32 = 0
        for _ in 0..<count {
            while bits < bitWidth {
                waiting |= UInt64(span[next]) << UInt64(bits)
                next += 1
                bits += 8
            }
            let value = UInt32(truncatingIfNeeded: waiting & mask)
            waiting >>= UInt64(bitWidth)
            bits -= bitWidth
            largest = max(largest, value)
            values.append(Int32(bitPattern: value))
        }
        return largest
    }

    /// Appends `count` values of up to 64 bits. The bytes hold them all.
    static func unpack(_ bytes: ArraySlice<UInt8>, bitWidth: Int, count: Int, wide values: inout [UInt64]) {
        let span = bytes.span
        var position = 0
        for _ in 0..<count {
            var value: UInt64 = 0
            var have = 0
            while have < bitWidth {
                let (byte, shift) = (position >> 3, position & 7)
                let taken = min(8 - shift, bitWidth - have)
                let bits = UInt64(span[byte]) >> UInt64(shift) & (1 << UInt64(taken) - 1)
                value |= bits << UInt64(have)
                have += taken
                position += taken
            }
            values.append(value)
        }
    }
}
