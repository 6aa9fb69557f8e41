package import MilvusModel

extension MilvusClient {
    package func listCollections(in database: DatabaseName) async throws(MilvusClientError) -> [CollectionSummary] {
        throw unbuilt()
    }

    package func hasCollection(_ collection: CollectionReference) async throws(MilvusClientError) -> Bool {
        throw unbuilt()
    }

    package func describeCollection(_ collection: CollectionReference) async throws(MilvusClientError)
        -> CollectionDescription
    {
        throw unbuilt()
    }

    package func createCollection(_ definition: CollectionDefinition) async throws(MilvusClientError) {
        throw unbuilt()
    }

    /// No error when it doesn't exist.
    package func dropCollection(_ collection: CollectionReference) async throws(MilvusClientError) {
        throw unbuilt()
    }

    /// Sets and removes properties.
    package func alterCollection(
        _ collection: CollectionReference, setting properties: [KeyValuePair], removing keys: [String] = []
    ) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func renameCollection(_ collection: CollectionReference, to name: String) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func listPartitions(of collection: CollectionReference) async throws(MilvusClientError)
        -> [PartitionDescription]
    {
        throw unbuilt()
    }

    package func hasPartition(_ partition: String, of collection: CollectionReference) async throws(MilvusClientError)
        -> Bool
    {
        throw unbuilt()
    }

    package func createPartition(_ partition: String, of collection: CollectionReference)
        async throws(MilvusClientError)
    {
        throw unbuilt()
    }
}
