/// XXH3 of 64 bits without a seed (xxHash's specification, "XXH3 algorithm"): what Milvus' blocked bloom filters hash
/// with.
enum XXH3 {
    /// Named as in the specification.
    private static let prime32: [UInt64] = [0, 0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D]
    private static let prime64: [UInt64] = [
        0, 0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5,
    ]
    private static let stripe = 64
    /// The smallest secret that the specification allows; in medium lengths it stands for the secret's end.
    private static let smallestSecret = 136

    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let input = bytes.span.bytes
        let secret = Self.secret.span.bytes
        return switch bytes.count {
        case 0...16: short(input, secret)
        case 17...128: medium(input, secret)
        case 129...240: longer(input, secret)
        default: long(input, secret)
        }
    }

    /// Of the eight bytes of `word`, the lowest first.
    static func hash(word: UInt64) -> UInt64 {
        eight(word >> 32 &+ word << 32, 8, secret.span.bytes)
    }

    private static func short(_ input: RawSpan, _ secret: RawSpan) -> UInt64 {
        let count = input.byteCount
        switch count {
        case 0:
            return avalanche64(secret.uint64(at: 56) ^ secret.uint64(at: 64))
        case 1...3:
            let combined =
                UInt32(input.byte(at: 0)) << 16 | UInt32(input.byte(at: count >> 1)) << 24
                | UInt32(input.byte(at: count - 1)) | UInt32(count) << 8
            return avalanche64(UInt64(combined) ^ UInt64(secret.uint32(at: 0) ^ secret.uint32(at: 4)))
        case 4...8:
            let both = UInt64(input.uint32(at: count - 4)) &+ UInt64(input.uint32(at: 0)) << 32
            return eight(both, UInt64(count), secret)
        default:
            let low = input.uint64(at: 0) ^ secret.uint64(at: 24) ^ secret.uint64(at: 32)
            let high = input.uint64(at: count - 8) ^ secret.uint64(at: 40) ^ secret.uint64(at: 48)
            return avalanche(UInt64(count) &+ low.byteSwapped &+ high &+ folded(low, high))
        }
    }

    /// 4 to 8 bytes: the last four of them, and the first four in the upper half.
    private static func eight(_ both: UInt64, _ count: UInt64, _ secret: RawSpan) -> UInt64 {
        var hash = both ^ secret.uint64(at: 8) ^ secret.uint64(at: 16)
        hash ^= rotated(hash, 49) ^ rotated(hash, 24)
        hash = hash &* 0x9FB2_1C65_1E98_DF25
        hash ^= (hash >> 35) &+ count
        hash = hash &* 0x9FB2_1C65_1E98_DF25
        return hash ^ hash >> 28
    }

    /// 17 to 128 bytes: pieces of 16 from both ends towards the middle.
    private static func medium(_ input: RawSpan, _ secret: RawSpan) -> UInt64 {
        let count = input.byteCount
        var sum = UInt64(count) &* prime64[1]
        for round in 0...(count - 1) / 32 {
            sum &+= mix(input, 16 * round, secret, 32 * round)
            sum &+= mix(input, count - 16 * (round + 1), secret, 32 * round + 16)
        }
        return avalanche(sum)
    }

    /// 129 to 240 bytes.
    private static func longer(_ input: RawSpan, _ secret: RawSpan) -> UInt64 {
        let count = input.byteCount
        var sum = UInt64(count) &* prime64[1]
        for round in 0..<8 { sum &+= mix(input, 16 * round, secret, 16 * round) }
        sum = avalanche(sum)
        for round in 8..<count / 16 { sum &+= mix(input, 16 * round, secret, 16 * (round - 8) + 3) }
        return avalanche(sum &+ mix(input, count - 16, secret, smallestSecret - 17))
    }

    private static func long(_ input: RawSpan, _ secret: RawSpan) -> UInt64 {
        let count = input.byteCount
        let stripesInBlock = (secret.byteCount - stripe) / 8
        let block = stripe * stripesInBlock
        let blocks = (count - 1) / block
        var sums = [
            prime32[3], prime64[1], prime64[2], prime64[3], prime64[4], prime32[2], prime64[5], prime32[1],
        ]
        for number in 0..<blocks {
            for index in 0..<stripesInBlock {
                accumulate(&sums, input, number * block + index * stripe, secret, 8 * index)
            }
            for lane in 0..<8 {
                let key = secret.uint64(at: secret.byteCount - stripe + 8 * lane)
                sums[lane] = (sums[lane] ^ sums[lane] >> 47 ^ key) &* prime32[1]
            }
        }
        for index in 0..<(count - 1 - block * blocks) / stripe {
            accumulate(&sums, input, blocks * block + index * stripe, secret, 8 * index)
        }
        accumulate(&sums, input, count - stripe, secret, secret.byteCount - stripe - 7)
        var merged = UInt64(count) &* prime64[1]
        for pair in 0..<4 {
            merged &+= folded(
                sums[2 * pair] ^ secret.uint64(at: 11 + 16 * pair),
                sums[2 * pair + 1] ^ secret.uint64(at: 19 + 16 * pair))
        }
        return avalanche(merged)
    }

    private static func accumulate(
        _ sums: inout [UInt64], _ input: RawSpan, _ position: Int, _ secret: RawSpan, _ secretPosition: Int
    ) {
        for lane in 0..<8 {
            let value = input.uint64(at: position + 8 * lane)
            let key = value ^ secret.uint64(at: secretPosition + 8 * lane)
            sums[lane ^ 1] &+= value
            sums[lane] &+= (key & 0xFFFF_FFFF) &* (key >> 32)
        }
    }

    private static func mix(_ input: RawSpan, _ position: Int, _ secret: RawSpan, _ secretPosition: Int) -> UInt64 {
        folded(
            input.uint64(at: position) ^ secret.uint64(at: secretPosition),
            input.uint64(at: position + 8) ^ secret.uint64(at: secretPosition + 8))
    }

    private static func folded(_ lhs: UInt64, _ rhs: UInt64) -> UInt64 {
        let product = lhs.multipliedFullWidth(by: rhs)
        return product.low ^ product.high
    }

    private static func avalanche(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ hash >> 37) &* 0x1656_6791_9E37_79F9
        return mixed ^ mixed >> 32
    }

    private static func avalanche64(_ hash: UInt64) -> UInt64 {
        var hash = (hash ^ hash >> 33) &* prime64[2]
        hash = (hash ^ hash >> 29) &* prime64[3]
        return hash ^ hash >> 32
    }

    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }

    /// The specification's default secret.
    private static let secret: [UInt8] = [
        0xB8, 0xFE, 0x6C, 0x39, 0x23, 0xA4, 0x4B, 0xBE, 0x7C, 0x01, 0x81, 0x2C, 0xF7, 0x21, 0xAD, 0x1C,
        0xDE, 0xD4, 0x6D, 0xE9, 0x83, 0x90, 0x97, 0xDB, 0x72, 0x40, 0xA4, 0xA4, 0xB7, 0xB3, 0x67, 0x1F,
        0xCB, 0x79, 0xE6, 0x4E, 0xCC, 0xC0, 0xE5, 0x78, 0x82, 0x5A, 0xD0, 0x7D, 0xCC, 0xFF, 0x72, 0x21,
        0xB8, 0x08, 0x46, 0x74, 0xF7, 0x43, 0x24, 0x8E, 0xE0, 0x35, 0x90, 0xE6, 0x81, 0x3A, 0x26, 0x4C,
        0x3C, 0x28, 0x52, 0xBB, 0x91, 0xC3, 0x00, 0xCB, 0x88, 0xD0, 0x65, 0x8B, 0x1B, 0x53, 0x2E, 0xA3,
        0x71, 0x64, 0x48, 0x97, 0xA2, 0x0D, 0xF9, 0x4E, 0x38, 0x19, 0xEF, 0x46, 0xA9, 0xDE, 0xAC, 0xD8,
        0xA8, 0xFA, 0x76, 0x3F, 0xE3, 0x9C, 0x34, 0x3F, 0xF9, 0xDC, 0xBB, 0xC7, 0xC7, 0x0B, 0x4F, 0x1D,
        0x8A, 0x51, 0xE0, 0x4B, 0xCD, 0xB4, 0x59, 0x31, 0xC8, 0x9F, 0x7E, 0xC9, 0xD9, 0x78, 0x73, 0x64,
        0xEA, 0xC5, 0xAC, 0x83, 0x34, 0xD3, 0xEB, 0xC3, 0xC5, 0x81, 0xA0, 0xFF, 0xFA, 0x13, 0x63, 0xEB,
        0x17, 0x0D, 0xDD, 0x51, 0xB7, 0xF0, 0xDA, 0x49, 0xD3, 0x16, 0x55, 0x26, 0x29, 0xD4, 0x68, 0x9E,
        0x2B, 0x16, 0xBE, 0x58, 0x7D, 0x47, 0xA1, 0xFC, 0x8F, 0xF8, 0xB8, 0xD1, 0x7A, 0xD0, 0x31, 0xCE,
        0x45, 0xCB, 0x3A, 0x8F, 0x95, 0x16, 0x04, 0x28, 0xAF, 0xD7, 0xFB, 0xCA, 0xBB, 0x4B, 0x40, 0x7E,
    ]
}
