/// Seven bits a byte, the lowest first.
enum Varint {
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var left = value
        while left >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        bytes.append(UInt8(left))
    }
}
