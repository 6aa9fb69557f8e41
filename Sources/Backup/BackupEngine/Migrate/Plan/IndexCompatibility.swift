package import MilvusModel

/// Which index types and metrics a server knows: from the first version, until the first one that doesn't.
///
/// By `indexparamcheck` of each version.
package struct IndexCompatibility: Sendable {
    package let version: MilvusVersion

    package init(version: MilvusVersion) {
        self.version = version
    }

    package func knows(indexType: String) -> Bool {
        Self.types[indexType.uppercased()].map(isWithin) ?? true
    }

    package func knows(metric: String) -> Bool {
        Self.metrics[metric.uppercased()].map(isWithin) ?? true
    }

    /// One that does the same here, if not as well; nil where nothing comes near.
    package func substitute(for type: String) -> String? {
        Self.substitutes[type.uppercased()]?.first { knows(indexType: $0) }
    }

    private func isWithin(_ life: Life) -> Bool {
        version >= life.from && (life.until.map { version < $0 } ?? true)
    }

    private struct Life {
        var from = MilvusVersion(0, 0, 0)
        var until: MilvusVersion?
    }

    private static let v23 = MilvusVersion(2, 3, 0)
    private static let v24 = MilvusVersion(2, 4, 0)
    private static let v25 = MilvusVersion(2, 5, 0)
    private static let v26 = MilvusVersion(2, 6, 0)

    private static let types: [String: Life] = [
        "ANNOY": Life(until: v23), "NSG": Life(until: v23), "RHNSW_FLAT": Life(until: v23),
        "RHNSW_PQ": Life(until: v23),
        "RHNSW_SQ": Life(until: v23), "NGT_PANNG": Life(until: v23), "NGT_ONNG": Life(until: v23),
        "IVF_SQ8_HYBRID": Life(until: v23),
        "SCANN": Life(from: v23), "GPU_IVF_FLAT": Life(from: v23), "GPU_IVF_PQ": Life(from: v23),
        "AUTOINDEX": Life(from: v23),
        "SPARSE_INVERTED_INDEX": Life(from: v24), "SPARSE_WAND": Life(from: v24), "INVERTED": Life(from: v24),
        "BITMAP": Life(from: v24), "HYBRID": Life(from: v24), "GPU_CAGRA": Life(from: v24),
        "GPU_BRUTE_FORCE": Life(from: v24),
        "HNSW_SQ": Life(from: v25), "HNSW_PQ": Life(from: v25), "HNSW_PRQ": Life(from: v25),
        "NGRAM": Life(from: v26), "RTREE": Life(from: v26), "MINHASH_LSH": Life(from: v26),
        "IVF_RABITQ": Life(from: v26), "SINDI": Life(from: MilvusVersion(3, 0, 0)),
    ]

    private static let metrics: [String: Life] = [
        "COSINE": Life(from: v23), "TANIMOTO": Life(until: v23), "BM25": Life(from: v25), "MHJACCARD": Life(from: v26),
    ]

    private static let substitutes: [String: [String]] = [
        "ANNOY": ["HNSW"], "NSG": ["HNSW"], "NGT_PANNG": ["HNSW"], "NGT_ONNG": ["HNSW"], "RHNSW_FLAT": ["HNSW"],
        "RHNSW_SQ": ["HNSW_SQ", "IVF_SQ8"], "RHNSW_PQ": ["HNSW_PQ", "IVF_PQ"], "IVF_SQ8_HYBRID": ["IVF_SQ8"],
        "SCANN": ["IVF_FLAT"], "GPU_IVF_FLAT": ["IVF_FLAT"], "GPU_IVF_PQ": ["IVF_PQ"], "AUTOINDEX": ["HNSW"],
        "GPU_CAGRA": ["HNSW"], "GPU_BRUTE_FORCE": ["FLAT"], "HNSW_SQ": ["IVF_SQ8"], "HNSW_PQ": ["IVF_PQ"],
        "HNSW_PRQ": ["IVF_PQ"], "IVF_RABITQ": ["IVF_SQ8"], "SINDI": ["SPARSE_INVERTED_INDEX"],
        "BITMAP": ["INVERTED", "STL_SORT"], "HYBRID": ["INVERTED", "STL_SORT"], "INVERTED": ["STL_SORT"],
    ]
}
