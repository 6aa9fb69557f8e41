package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Empty when there are none.
    package func describeIndexes(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [IndexDescription] {
        var request = WireIndexRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        do {
            return try await unary(
                MilvusCall("DescribeIndex", collection), request, answering: WireDescribeIndexResponse.self
            ).indexDescriptions.map(IndexDescription.init)
        } catch {
            guard error.code == .indexNotFound else { throw error }
            return []
        }
    }

    /// Returns at once; the build goes on in the background. See ``describeIndexes(of:)`` for how far it is.
    package func createIndex(
        named name: String, on field: String, of collection: CollectionReference, parameters: [KeyValuePair]
    ) async throws(MilvusClientError) {
        var request = WireCreateIndexRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.fieldName = field
        request.indexName = name
        request.extraParams = parameters.map(WireKeyValuePair.init)
        try await perform(
            MilvusCall("CreateIndex", collection, subject: "\(name) on \(collection), field \(field)"), request)
    }

    package func dropIndex(
        named name: String, on field: String, of collection: CollectionReference
    ) async throws(MilvusClientError) {
        var request = WireIndexRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.fieldName = field
        request.indexName = name
        try await perform(
            MilvusCall("DropIndex", collection, subject: "\(name) on \(collection), field \(field)"), request)
    }
}
