/// How far two words are apart, to guess what a misspelt one was meant to be.
enum EditDistance {
    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
    static func between(_ lhs: String, _ rhs: String) -> Int {
        let left = Array(lhs.utf8)
        let right = Array(rhs.utf8)
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }

    /// The nearest candidate, if it is near enough to be meant: a third of the word may differ.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let wanted = word.lowercased()
        let best = candidates.map { (distance: between(wanted, $0.lowercased()), name: $0) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let best, best.distance <= max(2, word.utf8.count / 3) else { return nil }
        return best.name
    }
}
