package import BinlogFormat

/// What is true of one query: the distances of its nearest rows, and of those that the server gave.
package struct QueryTruth: Sendable {
    package let query: VectorOperand
    package let metric: VectorMetric
    /// As the server gave them.
    package let answered: Set<PrimaryKey>
    package private(set) var nearest: NearestKeys
    private var distances: [PrimaryKey: Float] = [:]

    package init(query: VectorOperand, metric: VectorMetric, answered: Set<PrimaryKey>, topK: Int) {
        self.query = query
        self.metric = metric
        self.answered = answered
        nearest = NearestKeys(limit: topK)
    }

    /// Whether the row's key must be known: it may be near, or `isAnswered`.
    package func wants(_ distance: Float, isAnswered: Bool) -> Bool {
        isAnswered || nearest.takes(distance)
    }

    package mutating func add(_ key: PrimaryKey, at distance: Float) {
        nearest.add(key, at: distance)
        if answered.contains(key) { distances[key] = min(distances[key] ?? .infinity, distance) }
    }

    package mutating func add(_ other: QueryTruth) {
        nearest.add(other.nearest)
        distances.merge(other.distances, uniquingKeysWith: min)
    }

    /// The share of answers that are as near as the nearest ones, ties among them. Nil when there is no row at all.
    package var recall: Double? {
        guard nearest.count > 0, let farthest = nearest.farthest else { return nil }
        let limit = farthest + metric.tolerance(at: farthest, query: query)
        let good = distances.values.count { $0 <= limit }
        return Double(min(good, nearest.count)) / Double(nearest.count)
    }

    /// Keys that the server gave and that no live row of the backup has.
    package var strangers: Set<PrimaryKey> { answered.subtracting(distances.keys) }
}
