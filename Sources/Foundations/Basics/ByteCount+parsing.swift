extension ByteCount {
    /// `50MiB`, `512 KiB`, `1.5GiB`, `100B`; `K`, `M`, `G`, `T` mean the same as with `iB`. Nil for anything else, a
    /// number alone included: tools differ in what that means.
    package init?(parsing text: String) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()
        guard let factor = Self.factors[unit], let value = Double(number), value.isFinite, value >= 0,
            value * factor < 9e18
        else { return nil }
        self.init(Int64((value * factor).rounded()))
    }

    private static let factors: [String: Double] = [
        "b": 1, "k": 0x1p10, "kib": 0x1p10, "m": 0x1p20, "mib": 0x1p20, "g": 0x1p30, "gib": 0x1p30, "t": 0x1p40,
        "tib": 0x1p40,
    ]
}
