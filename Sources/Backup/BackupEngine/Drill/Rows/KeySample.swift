package import BinlogFormat

/// A fixed number of rows out of a stream of any length: those whose keys have the smallest hashes.
///
/// The same seed picks the same rows, in whatever order and in whatever segments they come; every key has the same chance.
/// A key that came more than once is in the sample as often, or not at all.
package struct KeySample: Sendable {
    /// Where a row of the sample lies.
    package struct Row: Sendable, Hashable {
        package let key: PrimaryKey
        /// Place of its segment in the scan.
        package let segment: Int
        package let row: Int64
        let hash: UInt64
    }

    package let limit: Int
    private let hash: KeyHash
    private var found: [Row] = []
    /// Keys with this hash or a greater one are out.
    private var threshold = UInt64.max

    package init(limit: Int, seed: UInt64) {
        self.limit = limit
        hash = KeyHash(seed: seed)
    }

    package mutating func add(_ key: PrimaryKey, segment: Int, row: Int64) {
        let hash = hash(key)
        guard hash < threshold, limit > 0 else { return }
        found.append(Row(key: key, segment: segment, row: row, hash: hash))
        if found.count >= 2 * limit { prune() }
    }

    /// By their hashes: the first of them are a smaller sample.
    package mutating func rows() -> [Row] {
        prune()
        return found
    }

    private mutating func prune() {
        found.sort { ($0.hash, $0.segment, $0.row) < ($1.hash, $1.segment, $1.row) }
        guard found.count > limit else { return }
        threshold = found[limit].hash
        found.removeAll { $0.hash >= threshold }
    }
}
