import Basics
import Hashing
import Testing

@Suite("CRC")
struct CRCTests {
    private static let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 131 ^ $0 >> 3) }

    /// One bit after the other, by the definition.
    private static func reference(_ bytes: ArraySlice<UInt8>, polynomial: UInt64, width: UInt64) -> UInt64 {
        let mask: UInt64 = width == 64 ? .max : (1 << width) - 1
        var remainder = mask
        for byte in bytes {
            remainder ^= UInt64(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ polynomial }
        }
        return remainder ^ mask
    }

    private static func value(_ bytes: ArraySlice<UInt8>, _ parameters: CRCParameters) -> UInt64 {
        var crc = CRC(parameters)
        crc.update(bytes)
        return crc.value
    }

    @Test(
        "gives the catalogue's check values",
        arguments: [
            (CRCParameters.crc32, 0xCBF4_3926), (.crc32c, 0xE306_9283), (.crc64nvme, 0xAE8B_1486_0A79_9888),
        ] as [(CRCParameters, UInt64)])
    func checkValues(parameters: CRCParameters, expected: UInt64) {
        #expect(Self.value(Array("123456789".utf8)[...], parameters) == expected)
    }

    @Test(
        "agrees with the definition at every length and offset around its stride",
        arguments: [
            (CRCParameters.crc32, 0xEDB8_8320, 32), (.crc32c, 0x82F6_3B78, 32),
            (.crc64nvme, 0x9A6C_9329_AC4B_C9B5, 64),
        ] as [(CRCParameters, UInt64, UInt64)])
    func lengths(parameters: CRCParameters, polynomial: UInt64, width: UInt64) {
        for offset in 0..<9 {
            for count in [0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 192, 1000] {
                let slice = Self.bytes[offset..<offset + count]
                #expect(
                    Self.value(slice, parameters) == Self.reference(slice, polynomial: polynomial, width: width))
            }
        }
    }

    @Test("takes input in pieces of any size", arguments: CRCParameters.allCases)
    func pieces(parameters: CRCParameters) {
        var crc = CRC(parameters)
        var rest = Self.bytes[...]
        var size = 0
        while !rest.isEmpty {
            crc.update(rest.prefix(size))
            rest = rest.dropFirst(size)
            size += 1
        }
        #expect(crc.value == Self.value(Self.bytes[...], parameters))
    }

    @Test(
        "joins two values as if the bytes had come in one run", arguments: CRCParameters.allCases,
        [0, 1, 8, 999, 4999, 5000])
    func joins(parameters: CRCParameters, cut: Int) {
        let first = Self.value(Self.bytes[..<cut], parameters)
        let second = Self.value(Self.bytes[cut...], parameters)
        let joined = CRC.join(first, second, count: Int64(Self.bytes.count - cut), parameters)
        #expect(joined == Self.value(Self.bytes[...], parameters))
    }

    @Test("joins across more bytes than memory holds")
    func joinsGiants() {
        // Zeros after a value, in two ways: all at once, or 2³⁰ at a time.
        let value = Self.value(Self.bytes[...], .crc64nvme)
        var step = value
        for _ in 0..<5 { step = CRC.join(step, 0, count: 1 << 30, .crc64nvme) }
        #expect(step == CRC.join(value, 0, count: 5 << 30, .crc64nvme))
    }

    @Test("gives its bytes as S3's headers have them")
    func bytes() {
        #expect(Base64.encode(CRC.bytes(0xAE8B_1486_0A79_9888, .crc64nvme)) == "rosUhgp5mIg=")
        #expect(CRC.bytes(0xE306_9283, .crc32c) == [0xE3, 0x06, 0x92, 0x83])
    }
}
