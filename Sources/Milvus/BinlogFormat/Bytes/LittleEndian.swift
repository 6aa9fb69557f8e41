/// The door through which numbers are copied out of bytes in one go: every value's bit pattern is a value of `Number`,
/// and the bytes are in the machine's order, which is little-endian wherever milvault runs.
package enum LittleEndian {
    /// As many numbers as the bytes hold; what is left over at their end is ignored.
    package static func numbers<Number: BitwiseCopyable>(of type: Number.Type, in bytes: ArraySlice<UInt8>) -> [Number]
    {
        let count = bytes.count / MemoryLayout<Number>.size
        return [Number](unsafeUninitializedCapacity: count) { target, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(target)
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<(count * MemoryLayout<Number>.size)]))
            }
            initialized = count
        }
    }
}

extension LittleEndian {
    /// Puts the bytes of some numbers behind others.
    package static func append<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>, to bytes: inout [UInt8]) {
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    package static func append<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension LittleEndian {
    /// Whether in any of the numbers all bits of `mask`, which stand side by side, are set: for floating-point numbers
    /// and their exponents, whether one isn't finite. One pass of few instructions, which the compiler takes many at a
    /// time.
    static func isAnySet<Number: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ mask: Number, in bytes: ArraySlice<UInt8>
    ) -> Bool {
        bytes.withUnsafeBytes { source in
            // Where all are set, adding the lowest of them carries beyond the highest.
            let lowest = mask & (~mask &+ 1)
            var carries: Number = 0
            for offset in stride(
                from: 0, to: source.count &- (MemoryLayout<Number>.size &- 1), by: MemoryLayout<Number>.size)
            {
                let number = source.loadUnaligned(fromByteOffset: offset, as: Number.self)
                carries |= (number & mask) &+ lowest
            }
            return carries & ~mask != 0
        }
    }
}
