package import MilvusModel

/// A pause of Milvus' garbage collection that ends by itself; renew it before.
package struct GarbageCollectionPause: Sendable, Hashable {
    /// nil: the whole cluster.
    package var collection: CollectionID?
    /// Given by servers from 2.6.8 on; resuming takes it back.
    package var ticket: String?
    /// How long the server holds it, from the moment of asking.
    package var duration: Duration

    package init(collection: CollectionID?, ticket: String?, duration: Duration) {
        self.collection = collection
        self.ticket = ticket
        self.duration = duration
    }
}
