package import BinlogFormat

/// One neighbour that a search found.
package struct SearchHit: Sendable, Hashable {
    package let key: PrimaryKey
    /// The metric's own number: a squared distance for L2, a product for IP and COSINE.
    package let score: Float

    package init(key: PrimaryKey, score: Float) {
        self.key = key
        self.score = score
    }
}
