package import MilvusModel

extension MilvusClient {
    /// Of the collection, or of some of its partitions.
    package func loadState(of collection: CollectionReference, partitions: [String] = [])
        async throws(MilvusClientError) -> LoadState
    {
        throw unbuilt()
    }

    /// 0 to 100 per cent.
    package func loadingProgress(of collection: CollectionReference, partitions: [String] = [])
        async throws(MilvusClientError) -> Int
    {
        throw unbuilt()
    }

    /// Returns at once; see ``loadingProgress(of:partitions:)``.
    package func loadCollection(_ collection: CollectionReference, replicas: Int32 = 1) async throws(MilvusClientError)
    {
        throw unbuilt()
    }

    package func loadPartitions(_ partitions: [String], of collection: CollectionReference, replicas: Int32 = 1)
        async throws(MilvusClientError)
    {
        throw unbuilt()
    }

    package func releaseCollection(_ collection: CollectionReference) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func replicas(of collection: CollectionReference, id: CollectionID) async throws(MilvusClientError)
        -> [ReplicaDescription]
    {
        throw unbuilt()
    }
}
