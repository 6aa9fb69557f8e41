package import MilvusModel

extension MilvusClient {
    package func createAlias(_ alias: String, for collection: CollectionReference) async throws(MilvusClientError) {
        throw unbuilt()
    }

    /// Points an existing alias to another collection of the database.
    package func alterAlias(_ alias: String, to collection: CollectionReference) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func dropAlias(_ alias: String, in database: DatabaseName) async throws(MilvusClientError) {
        throw unbuilt()
    }
}
