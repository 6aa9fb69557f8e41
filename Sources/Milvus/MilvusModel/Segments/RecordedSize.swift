/// What Milvus' meta says of a log's length.
package enum RecordedSize: Hashable, Sendable {
    /// Nothing, or the size in memory.
    case unknown
    /// Bytes of the object: stats and delta logs of servers that record nothing else (2.2 and 2.3).
    case exact(Int64)
    /// Bytes of the object as far as is known of servers since 2.4, which record the size in memory beside it.
    case likely(Int64)
}
