/// What sixteen bytes at a time do to a remainder ("slicing by 16"): made once, kept for the life of the process, never
/// changed, hence the unchecked promise.
struct CRCTable: @unchecked Sendable {
    /// Row `n`, 256 entries each: a byte that is followed by `n` more.
    let rows: UnsafePointer<UInt64>

    static let crc32 = CRCTable(polynomial: CRCParameters.crc32.polynomial)
    static let crc32c = CRCTable(polynomial: CRCParameters.crc32c.polynomial)
    static let crc64nvme = CRCTable(polynomial: CRCParameters.crc64nvme.polynomial)

    static let width = 16

    private init(polynomial: UInt64) {
        let rows = UnsafeMutablePointer<UInt64>.allocate(capacity: 256 * Self.width)
        for byte in 0..<256 {
            var remainder = UInt64(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ polynomial }
            rows[byte] = remainder
        }
        for index in 256..<256 * Self.width {
            let before = rows[index - 256]
            rows[index] = before >> 8 ^ rows[Int(before & 0xFF)]
        }
        self.rows = UnsafePointer(rows)
    }

    /// Goes on with `remainder` (as it is before the last inversion) over `bytes`.
    func update(_ remainder: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        guard let start = bytes.baseAddress else { return remainder }
        var remainder = remainder
        var offset = 0
        while offset &+ Self.width <= bytes.count {
            let low = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian ^ remainder
            let high = start.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self).littleEndian
            remainder = slice(low, 8) ^ slice(high, 0)
            offset &+= Self.width
        }
        while offset < bytes.count {
            let byte = UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
            remainder = remainder >> 8 ^ rows[Int(truncatingIfNeeded: (remainder ^ byte) & 0xFF)]
            offset &+= 1
        }
        return remainder
    }

    /// Eight bytes that are followed by `after` more.
    @inline(__always)
    private func slice(_ word: UInt64, _ after: Int) -> UInt64 {
        let rows = rows + after &* 256
        var sum = rows[7 &* 256 &+ Int(truncatingIfNeeded: word & 0xFF)]
        sum ^= rows[6 &* 256 &+ Int(truncatingIfNeeded: word >> 8 & 0xFF)]
        sum ^= rows[5 &* 256 &+ Int(truncatingIfNeeded: word >> 16 & 0xFF)]
        sum ^= rows[4 &* 256 &+ Int(truncatingIfNeeded: word >> 24 & 0xFF)]
        sum ^= rows[3 &* 256 &+ Int(truncatingIfNeeded: word >> 32 & 0xFF)]
        sum ^= rows[2 &* 256 &+ Int(truncatingIfNeeded: word >> 40 & 0xFF)]
        sum ^= rows[1 &* 256 &+ Int(truncatingIfNeeded: word >> 48 & 0xFF)]
        sum ^= rows[Int(truncatingIfNeeded: word >> 56)]
        return sum
    }
}
