package import MilvusModel

extension MilvusClient {
    /// Rows that a query would see now, with strong consistency; the collection must be loaded. On servers before 2.3,
    /// which can't count, primary keys are fetched and counted.
    package func countRows(of collection: CollectionReference, partitions: [String] = [])
        async throws(MilvusClientError) -> Int64
    {
        throw unbuilt()
    }

    /// Rows in segments, deleted ones included; needs no loading.
    package func storedRows(of collection: CollectionReference) async throws(MilvusClientError) -> Int64 {
        throw unbuilt()
    }

    package func storedRows(of collection: CollectionReference, partition: String) async throws(MilvusClientError)
        -> Int64
    {
        throw unbuilt()
    }
}
