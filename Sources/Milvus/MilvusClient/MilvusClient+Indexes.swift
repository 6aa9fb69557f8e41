package import MilvusModel

extension MilvusClient {
    /// Empty when there are none.
    package func describeIndexes(of collection: CollectionReference) async throws(MilvusClientError)
        -> [IndexDescription]
    {
        throw unbuilt()
    }

    /// Returns at once; the build goes on in the background. See ``describeIndexes(of:)`` for how far it is.
    package func createIndex(
        named name: String, on field: String, of collection: CollectionReference, parameters: [KeyValuePair]
    ) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func dropIndex(named name: String, on field: String, of collection: CollectionReference)
        async throws(MilvusClientError)
    {
        throw unbuilt()
    }
}
