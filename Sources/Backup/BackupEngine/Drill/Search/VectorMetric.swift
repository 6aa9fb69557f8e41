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

    /// Eight sums side by side: the processor adds them at once.
    private static func squares(_ lhs: [Float], _ rhs: [Float]) -> Float {
        var sums = SIMD8<Float>()
        var rest: Float = 0
        let count = min(lhs.count, rhs.count)
        var index = 0
        while index + 8 <= count {
            let difference = SIMD8(lhs[index..<index + 8]) - SIMD8(rhs[index..<index + 8])
            sums += difference * difference
            index += 8
        }
        while index < count {
            rest += (lhs[index] - rhs[index]) * (lhs[index] - rhs[index])
            index += 1
        }
        return sums.sum() + rest
    }

    private static func product(_ lhs: [Float], _ rhs: [Float]) -> Float {
        var sums = SIMD8<Float>()
        var rest: Float = 0
        let count = min(lhs.count, rhs.count)
        var index = 0
        while index + 8 <= count {
            sums += SIMD8(lhs[index..<index + 8]) * SIMD8(rhs[index..<index + 8])
            index += 8
        }
        while index < count {
            rest += lhs[index] * rhs[index]
            index += 1
        }
        return sums.sum() + rest
    }

    private static func product(_ lhs: [UInt32: Float], _ rhs: [UInt32: Float]) -> Float {
        let (small, large) = lhs.count < rhs.count ? (lhs, rhs) : (rhs, lhs)
        return small.reduce(0) { $0 + $1.value * (large[$1.key] ?? 0) }
    }

    private static func differing(_ lhs: [UInt8], _ rhs: [UInt8]) -> Float {
        Float(zip(lhs, rhs).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount })
    }

    /// Nothing and nothing are one.
    private static func jaccard(_ lhs: [UInt8], _ rhs: [UInt8]) -> Float {
        let (both, any) = zip(lhs, rhs).reduce((0, 0)) {
            ($0.0 + ($1.0 & $1.1).nonzeroBitCount, $0.1 + ($1.0 | $1.1).nonzeroBitCount)
        }
        return any == 0 ? 0 : 1 - Float(both) / Float(any)
    }
}
