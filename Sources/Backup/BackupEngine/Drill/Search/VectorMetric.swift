internal import BinlogFormat

/// How far two vectors are from each other, as Milvus names it.
package enum VectorMetric: String, Sendable, Hashable, CaseIterable {
    case l2 = "L2"
    case innerProduct = "IP"
    case cosine = "COSINE"
    case hamming = "HAMMING"
    case jaccard = "JACCARD"

    /// Smaller is nearer, for every metric: products are negative here.
    package func distance(_ lhs: VectorOperand, _ rhs: VectorOperand) -> Float {
        switch (self, lhs.form, rhs.form) {
        case (.l2, .dense(let lhs), .dense(let rhs)): Self.squares(lhs, rhs)
        case (.innerProduct, .dense(let lhs), .dense(let rhs)): -Self.product(lhs, rhs)
        case (.cosine, .dense(let left), .dense(let right)):
            -Self.product(left, right) / max(lhs.norm * rhs.norm, .leastNormalMagnitude)
        case (.innerProduct, .sparse(let lhs), .sparse(let rhs)): -Self.product(lhs, rhs)
        case (.hamming, .bits(let lhs), .bits(let rhs)): Self.differing(lhs, rhs)
        case (.jaccard, .bits(let lhs), .bits(let rhs)): Self.jaccard(lhs, rhs)
        default: .infinity
        }
    }

    /// How much nearer or farther than `distance` still counts as equal: servers add up in another order.
    package func tolerance(at distance: Float, query: VectorOperand) -> Float {
        switch self {
        case .l2: 1e-5 * abs(distance) + 1e-10 * query.norm * query.norm
        case .innerProduct: 1e-5 * (abs(distance) + query.norm * query.norm)
        case .cosine, .hamming, .jaccard: 1e-5
        }
    }

    /// Eight sums side by side: the processor adds them at once, and always in the same order.
    private static func squares(_ lhs: [SIMD8<Float>], _ rhs: [SIMD8<Float>]) -> Float {
        var sums = SIMD8<Float>()
        for index in 0..<min(lhs.count, rhs.count) {
            let difference = lhs[index] - rhs[index]
            sums += difference * difference
        }
        return sums.sum()
    }

    private static func product(_ lhs: [SIMD8<Float>], _ rhs: [SIMD8<Float>]) -> Float {
        var sums = SIMD8<Float>()
        for index in 0..<min(lhs.count, rhs.count) { sums += lhs[index] * rhs[index] }
        return sums.sum()
    }

    private static func product(_ lhs: [SparseElement], _ rhs: [SparseElement]) -> Float {
        var (left, right) = (0, 0)
        var sum: Float = 0
        while left < lhs.count, right < rhs.count {
            let (one, other) = (lhs[left], rhs[right])
            if one.index == other.index { sum += one.value * other.value }
            left += one.index <= other.index ? 1 : 0
            right += other.index <= one.index ? 1 : 0
        }
        return sum
    }

    private static func differing(_ lhs: [UInt64], _ rhs: [UInt64]) -> Float {
        var count = 0
        for index in 0..<min(lhs.count, rhs.count) { count += (lhs[index] ^ rhs[index]).nonzeroBitCount }
        return Float(count)
    }

    /// Nothing and nothing are one.
    private static func jaccard(_ lhs: [UInt64], _ rhs: [UInt64]) -> Float {
        var (both, any) = (0, 0)
        for index in 0..<min(lhs.count, rhs.count) {
            both += (lhs[index] & rhs[index]).nonzeroBitCount
            any += (lhs[index] | rhs[index]).nonzeroBitCount
        }
        return any == 0 ? 0 : 1 - Float(both) / Float(any)
    }
}
