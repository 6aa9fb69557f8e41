package import MilvusModel

/// Which state of a collection a query sees.
package enum ReadPoint: Sendable, Hashable {
    /// All that was acknowledged before the query, and nothing promised about later ones.
    case latest
    /// At least all that was there at a time; waits for nothing that came later.
    case since(HybridTimestamp)
    /// What was there at a time: 2.2, as far back as the server's `common.retentionDuration` allows.
    case travel(HybridTimestamp)
    /// What was there at a time: 2.5 and later, where the queries of an iterator are pinned.
    case pinned(HybridTimestamp)

    /// Whether every query with it sees the same rows, whatever is written meanwhile.
    package var isFixed: Bool {
        switch self {
        case .latest, .since: false
        case .travel, .pinned: true
        }
    }
}
