internal import BinlogFormat

/// Primary keys from one to another, both in it; nil: open there.
struct KeyBounds: Sendable {
    var lower: PrimaryKey?
    var upper: PrimaryKey?

    func contains(_ key: PrimaryKey) -> Bool {
        (lower.map { $0 <= key } ?? true) && (upper.map { key <= $0 } ?? true)
    }

    func overlaps(_ range: ClosedRange<PrimaryKey>) -> Bool {
        (lower.map { $0 <= range.upperBound } ?? true) && (upper.map { range.lowerBound <= $0 } ?? true)
    }
}
