extension SyntheticPrefix {
    /// The form of command lines: `<prefix>=<count>x<count>…[,<size>[..<size>]]`, sizes in bytes:
    /// `files/insert_log/=10x10x100x100,65536`. Nil for anything else.
    package init?(_ text: String, seed: UInt64) {
        guard let equals = text.lastIndex(of: "=") else { return nil }
        let fields = text[text.index(after: equals)...].split(separator: ",")
        guard (1...2).contains(fields.count) else { return nil }
        let levels = fields[0].split(separator: "x").map { Int($0) ?? 0 }
        guard !levels.isEmpty, levels.allSatisfy({ $0 > 0 }) else { return nil }
        let sizes = fields.count > 1 ? fields[1].split(separator: ".").compactMap { Int64($0) } : [65_536]
        guard let low = sizes.first, let high = sizes.last, low <= high, low >= 0 else { return nil }
        self.init(String(text[..<equals]), levels: levels, seed: seed, sizes: low...high)
    }
}
