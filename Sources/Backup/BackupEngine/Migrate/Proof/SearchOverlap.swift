package import MilvusClient

/// Searches the same vectors on both sides: how much of what the target gives is as near as what the source gives.
package struct SearchOverlap: Sendable, Hashable {
    package var field: String
    package var queries: Int = 0
    package var topK: Int = 0
    /// Mean over the queries; nil where nothing was searched.
    package var overlap: Double?
    package var tolerance: Double = 0
    /// Why nothing was searched.
    package var reason: String?

    package var isGood: Bool { overlap.map { $0 >= tolerance } ?? true }

    package init(field: String, reason: String? = nil) {
        self.field = field
        self.reason = reason
    }

    /// `farthest` of the source's hits is as far as one may be.
    package static func share(source: [SearchHit], target: [SearchHit], metric: VectorMetric) -> Double {
        guard let last = source.last?.score else { return target.isEmpty ? 1 : 0 }
        let slack = max(abs(last), 1) * 1e-4
        let good = target.prefix(source.count).count { hit in
            metric.isSmallerNearer ? hit.score <= last + slack : hit.score >= last - slack
        }
        return Double(good) / Double(source.count)
    }
}

extension VectorMetric {
    fileprivate var isSmallerNearer: Bool {
        switch self {
        case .innerProduct, .cosine: false
        case .l2, .hamming, .jaccard: true
        }
    }
}
