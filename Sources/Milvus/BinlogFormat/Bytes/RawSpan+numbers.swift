extension RawSpan {
    /// The number in the eight bytes at `offset`, which there are.
    func uint64(at offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in (0..<8).reversed() { value = value << 8 | UInt64(byte(at: offset + index)) }
        return value
    }

    /// The number in the four bytes at `offset`, which there are.
    func uint32(at offset: Int) -> UInt32 {
        var value: UInt32 = 0
        for index in (0..<4).reversed() { value = value << 8 | UInt32(byte(at: offset + index)) }
        return value
    }

    func byte(at offset: Int) -> UInt8 {
        unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}
