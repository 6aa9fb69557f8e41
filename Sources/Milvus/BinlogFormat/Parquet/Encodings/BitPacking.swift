/// Values of a few bits each, packed from the lowest bit of each byte up (Encodings.md).
enum BitPacking {
    /// Appends `count` values of up to 32 bits and gives the largest of them. The bytes hold them all.
    static func unpack(_ bytes: ArraySlice<UInt8>, bitWidth: Int, count: Int, onto values: inout [Int32]) -> UInt32 {
        let unpacked = [Int32](unsafeUninitializedCapacity: count) { target, initialized in
            switch bitWidth {
            case 0: target.initialize(repeating: 0)
            case 8: for index in 0..<count { target[index] = Int32(bytes[bytes.startIndex &+ index]) }
            default: unpack(bytes.span, bitWidth, UnsafeMutableBufferPointer(rebasing: target[..<count]))
            }
            initialized = count
        }
        if values.isEmpty { values = unpacked } else { values += unpacked }
        return unpacked.reduce(0) { max($0, UInt32(bitPattern: $1)) }
    }

    private static func unpack(_ bytes: Span<UInt8>, _ bitWidth: Int, _ target: UnsafeMutableBufferPointer<Int32>) {
        let mask = UInt64(1) << UInt64(bitWidth) &- 1
        var (waiting, bits, next) = (UInt64(0), 0, 0)
        for index in target.indices {
            while bits < bitWidth {
                waiting |= UInt64(bytes[next]) &<< UInt64(bits)
                next &+= 1
                bits &+= 8
            }
            target[index] = Int32(truncatingIfNeeded: waiting & mask)
            waiting &>>= UInt64(bitWidth)
            bits &-= bitWidth
        }
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
