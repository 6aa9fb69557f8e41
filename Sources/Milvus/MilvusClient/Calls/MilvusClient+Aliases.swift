package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    package func createAlias(
        _ alias: String, for collection: CollectionReference
    ) async throws(MilvusClientError) {
        try await perform(
            MilvusCall(
                "CreateAlias", collection, subject: "\(alias) for \(collection)", isRepeatable: false),
            aliasRequest(alias, collection))
    }

    /// Points an existing alias to another collection of the database.
    package func alterAlias(
        _ alias: String, to collection: CollectionReference
    ) async throws(MilvusClientError) {
        try await perform(
            MilvusCall("AlterAlias", collection, subject: "\(alias) to \(collection)"), aliasRequest(alias, collection))
    }

    package func dropAlias(_ alias: String, in database: DatabaseName) async throws(MilvusClientError) {
        var request = WireDropAliasRequest()
        request.dbName = database.rawValue
        request.alias = alias
        try await perform(
            MilvusCall("DropAlias", database: database, subject: "\(database).\(alias)"), request)
    }

    private func aliasRequest(_ alias: String, _ collection: CollectionReference) -> WireAliasRequest {
        var request = WireAliasRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.alias = alias
        return request
    }
}
