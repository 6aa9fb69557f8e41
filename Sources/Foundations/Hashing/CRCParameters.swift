/// Which cyclic redundancy check: all of them are reflected, begin with ones and are inverted at the end.
///
/// Source: CRC RevEng's catalogue; S3 takes these three.
package enum CRCParameters: Sendable, CaseIterable {
    /// CRC-32/ISO-HDLC, the one of zlib.
    case crc32
    /// CRC-32/ISCSI (Castagnoli).
    case crc32c
    /// CRC-64/NVME.
    case crc64nvme

    package var byteCount: Int { self == .crc64nvme ? 8 : 4 }

    /// The polynomial, its lowest power in the highest bit.
    var polynomial: UInt64 {
        switch self {
        case .crc32: 0xEDB8_8320
        case .crc32c: 0x82F6_3B78
        case .crc64nvme: 0x9A6C_9329_AC4B_C9B5
        }
    }

    var mask: UInt64 { self == .crc64nvme ? .max : 0xFFFF_FFFF }
    /// The bit that stands for x⁰.
    var one: UInt64 { self == .crc64nvme ? 1 << 63 : 1 << 31 }

    var table: CRCTable {
        switch self {
        case .crc32: CRCTable.crc32
        case .crc32c: CRCTable.crc32c
        case .crc64nvme: CRCTable.crc64nvme
        }
    }

    var folding: CRCFolding {
        switch self {
        case .crc32: CRCFolding.crc32
        case .crc32c: CRCFolding.crc32c
        case .crc64nvme: CRCFolding.crc64nvme
        }
    }
}
