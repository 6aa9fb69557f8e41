package import BinlogFormat

/// The nearest keys of one query so far, each with its smallest distance.
package struct NearestKeys: Sendable {
    package let limit: Int
    private var entries: [(distance: Float, key: PrimaryKey)] = []

    package init(limit: Int) {
        self.limit = limit
    }

    package var count: Int { entries.count }
    /// Of the farthest; nil when there is none.
    package var farthest: Float? { entries.last?.distance }

    /// Whether a row at such a distance would have a place. NaN has none.
    package func takes(_ distance: Float) -> Bool {
        guard entries.count == limit, let farthest else { return limit > 0 && !distance.isNaN }
        return distance < farthest
    }

    package mutating func add(_ key: PrimaryKey, at distance: Float) {
        guard takes(distance) else { return }
        if let known = entries.firstIndex(where: { $0.key == key }) {
            guard distance < entries[known].distance else { return }
            entries.remove(at: known)
        }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].distance <= distance { low = middle + 1 } else { high = middle }
        }
        entries.insert((distance, key), at: low)
        if entries.count > limit { entries.removeLast() }
    }

    package mutating func add(_ other: NearestKeys) {
        for entry in other.entries { add(entry.key, at: entry.distance) }
    }
}
