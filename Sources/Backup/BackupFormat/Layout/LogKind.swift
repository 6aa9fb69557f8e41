/// What a log of a segment holds. The raw value is the directory that Milvus keeps it in.
package enum LogKind: String, Sendable, Hashable, CaseIterable {
    case insert = "insert_log"
    case delta = "delta_log"
    /// Primary key statistics. Import does without; a clone needs them.
    case stats = "stats_log"
    /// BM25 statistics of sparse function outputs (2.5 and later). Import makes them anew; a clone needs them.
    case bm25 = "bm25_stats"

    /// Whether a field's directory lies between segment and log.
    package var hasFieldLevel: Bool { self != .delta }
}
