/// Numbers that follow from a seed and from what they are for, not from the order in which they are asked for.
struct SeededChoice: Sendable {
    let seed: UInt64

    /// For the same words always the same number.
    func number(_ words: String...) -> UInt64 {
        // FNV-1a over the words, each ended by a byte that UTF-8 doesn't have, then mixed.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return Self.mix(hash)
    }

    /// 0..<1.
    func fraction(_ number: UInt64) -> Double {
        Double(number >> 11) / Double(1 << 53)
    }

    /// The finaliser of SplitMix64.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
