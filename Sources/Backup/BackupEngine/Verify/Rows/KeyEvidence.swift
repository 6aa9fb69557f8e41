internal import BinlogFormat

/// What stats logs say of a segment's primary keys: every key must be in the range of one of them, and pass its filter.
struct KeyEvidence: Sendable {
    private struct Entry: Sendable {
        /// For numbers.
        var range: ClosedRange<Int64>
        /// For texts; nil: any.
        var texts: (smallest: ArraySlice<UInt8>, largest: ArraySlice<UInt8>)?
        var filter: BloomFilter
    }

    private let entries: [Entry]

    /// `stats`: that together speak for all rows; none, and every key may be there.
    init(_ stats: [PrimaryKeyStats]) {
        entries = stats.map { stats in
            var entry = Entry(range: .min ... .max, texts: nil, filter: stats.filter)
            if case (.int64(let smallest), .int64(let largest))? = stats.keys.map({ ($0.lowerBound, $0.upperBound) }) {
                entry.range = smallest...largest
            }
            if case (.text(let smallest), .text(let largest))? = stats.keys.map({ ($0.lowerBound, $0.upperBound) }) {
                entry.texts = (smallest[...], largest[...])
            }
            return entry
        }
    }

    var isEmpty: Bool { entries.isEmpty }

    func admits(_ key: Int64) -> Bool {
        entries.isEmpty || entries.contains { $0.range.contains(key) && $0.filter.mayContain(key) }
    }

    func admits(_ key: ArraySlice<UInt8>) -> Bool {
        entries.isEmpty
            || entries.contains { entry in
                if let texts = entry.texts,
                    key.lexicographicallyPrecedes(texts.smallest) || texts.largest.lexicographicallyPrecedes(key)
                {
                    return false
                }
                return entry.filter.mayContain(key)
            }
    }
}
