package import BinlogFormat

/// A number for each key that looks drawn by chance, another one for every seed.
package struct KeyHash: Sendable {
    private let seed: UInt64

    package init(seed: UInt64) {
        self.seed = Self.mixed(seed &+ Self.step)
    }

    /// A seed from a text: FNV-1a, of 64 bits.
    package static func seed(of text: String) -> UInt64 {
        fnv(text.utf8)
    }

    package func callAsFunction(_ key: PrimaryKey) -> UInt64 {
        switch key {
        case .int64(let value): Self.mixed(seed ^ UInt64(bitPattern: value))
        case .text(let bytes): Self.mixed(seed ^ Self.fnv(bytes))
        }
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    private static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
