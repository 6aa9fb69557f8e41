/// What the user asked `create` to do.
package struct CreateOptions: Sendable {
    /// How the data is made complete before it is listed; names as milvus-backup has them.
    package enum Strategy: String, Sendable, CaseIterable {
        /// What the server does best.
        case auto
        /// Flush each collection and wait until it is sealed.
        case serialFlush = "serial_flush"
        /// One FlushAll for the whole cluster (servers from 2.6.11 on).
        case bulkFlush = "bulk_flush"
        /// What is sealed already, nothing else.
        case skipFlush = "skip_flush"
        /// Schemas, indexes, aliases, users; no rows.
        case metaOnly = "meta_only"
    }

    package var name: String
    package var filter: CollectionFilter
    package var strategy: Strategy
    package var includesRBAC: Bool
    /// Whether Milvus' garbage collection is to be held while objects are copied.
    package var holdsGarbageCollection: Bool

    package init(
        name: String, filter: CollectionFilter = CollectionFilter(), strategy: Strategy = .auto,
        includesRBAC: Bool = false, holdsGarbageCollection: Bool = true
    ) {
        self.name = name
        self.filter = filter
        self.strategy = strategy
        self.includesRBAC = includesRBAC
        self.holdsGarbageCollection = holdsGarbageCollection
    }
}
