/// Counts numbers by their size without knowing beforehand how large they get: when one lies outside, bins join in
/// pairs until it lies inside. Every number is counted exactly once, whatever their order.
package struct GrowingHistogram: Sendable {
    /// After growing, at least half of them lie between the smallest and the largest number, or nearly.
    private static let bins = 64
    /// Numbers looked at before the first width is chosen.
    private static let tried = 512

    /// Where the first bin begins.
    package private(set) var start = 0.0
    /// 0 until it is chosen.
    package private(set) var width = 0.0
    private var counts: [Int64] = []
    private var waiting: [Double] = []

    package init() {}

    /// Finite numbers only.
    package mutating func add(_ number: Double) {
        guard width > 0 else {
            waiting.append(number)
            if waiting.count == Self.tried { settle() }
            return
        }
        while number < start { growDown() }
        while number >= start + width * Double(Self.bins) { growUp() }
        let place = (number - start) / width
        // The largest numbers there are overflow: they belong to the last bin.
        counts[place < Double(Self.bins - 1) ? max(0, Int(place)) : Self.bins - 1] += 1
    }

    /// The bins between the smallest and the largest number: where the first begins, how wide they are, what they hold.
    /// At most `limit` of them; fewer where all numbers are near each other.
    package func bars(limit: Int = 40) -> (start: Double, width: Double, counts: [Int64]) {
        var copy = self
        if copy.width == 0 { copy.settle() }
        while true {
            guard let first = copy.counts.firstIndex(where: { $0 > 0 }),
                let last = copy.counts.lastIndex(where: { $0 > 0 })
            else { return (copy.start, copy.width, []) }
            if last - first < limit {
                return (copy.start + copy.width * Double(first), copy.width, Array(copy.counts[first...last]))
            }
            copy.growUp()
        }
    }

    private mutating func settle() {
        let (least, greatest) = (waiting.min() ?? 0, waiting.max() ?? 0)
        let isWhole = waiting.allSatisfy { $0 == $0.rounded() }
        // Half of the bins for what was seen: more will come.
        let wanted = (greatest - least) / Double(Self.bins / 2)
        let smallest = max(least.magnitude, greatest.magnitude, .leastNormalMagnitude) * 0x1p-40
        width = isWhole ? max(1, wanted.rounded(.up)) : max(wanted, smallest)
        if !width.isFinite { width = .greatestFiniteMagnitude / Double(Self.bins) }
        start = isWhole ? least : least - width * 0.5
        counts = Array(repeating: 0, count: Self.bins)
        let seen = waiting
        waiting = []
        for number in seen { add(number) }
    }

    /// Twice as wide, the first bin where it is.
    private mutating func growUp() {
        counts = Self.joined(counts) + Array(repeating: 0, count: Self.bins / 2)
        width *= 2
    }

    /// Twice as wide, the last bin where it is.
    private mutating func growDown() {
        counts = Array(repeating: 0, count: Self.bins / 2) + Self.joined(counts)
        start -= width * Double(Self.bins)
        width *= 2
    }

    private static func joined(_ counts: [Int64]) -> [Int64] {
        stride(from: 0, to: counts.count, by: 2).map { counts[$0] + counts[$0 + 1] }
    }
}
