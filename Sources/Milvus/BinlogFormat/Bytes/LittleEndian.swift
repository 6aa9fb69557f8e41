/// The door through which numbers are copied out of bytes in one go: every value's bit pattern is a value of `Number`,
/// and the bytes are in the machine's order, which is little-endian wherever milvault runs.
enum LittleEndian {
    /// As many numbers as the bytes hold; what is left over at their end is ignored.
    static func numbers<Number: BitwiseCopyable>(of type: Number.Type, in bytes: ArraySlice<UInt8>) -> [Number] {
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
