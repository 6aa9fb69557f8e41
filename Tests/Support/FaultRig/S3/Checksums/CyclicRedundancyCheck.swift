/// A reflected CRC with all bits set at the start and inverted at the end, one table look-up a byte.
struct CyclicRedundancyCheck: Sendable {
    private let width: Int
    private let mask: UInt64
    private let table: [UInt64]

    static let crc32 = CyclicRedundancyCheck(width: 32, polynomial: 0xEDB8_8320)
    static let crc32c = CyclicRedundancyCheck(width: 32, polynomial: 0x82F6_3B78)
    static let crc64nvme = CyclicRedundancyCheck(width: 64, polynomial: 0x9A6C_9329_AC4B_C9B5)

    /// - Parameters:
    ///   - width: Bits.
    ///   - polynomial: Reflected: the highest power is the lowest bit.
    init(width: Int, polynomial: UInt64) {
        self.width = width
        mask = width == 64 ? .max : (1 << UInt64(width)) - 1
        table = (0..<256).map { byte in
            (0..<8).reduce(UInt64(byte)) { value, _ in value & 1 == 1 ? (value >> 1) ^ polynomial : value >> 1 }
        }
    }

    /// Big-endian. (Pointers and a plain loop: a debug build takes seconds over the megabytes of a part otherwise.)
    func value(of bytes: [UInt8]) -> [UInt8] {
        var value = mask
        bytes.withUnsafeBufferPointer { bytes in
            table.withUnsafeBufferPointer { table in
                var index = 0
                while index < bytes.count {
                    value = table[Int(truncatingIfNeeded: (value ^ UInt64(bytes[index])) & 0xFF)] ^ (value &>> 8)
                    index &+= 1
                }
            }
        }
        value ^= mask
        return stride(from: width - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
    }
}
