package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    package func listCollections(in database: DatabaseName) async throws(MilvusClientError) -> [CollectionSummary] {
        var request = WireDatabaseRequest()
        request.dbName = database.rawValue
        let call = MilvusCall("ShowCollections", database: database, subject: "database \(database)")
        let response: WireShowCollectionsResponse = try await unary(call, request)
        guard response.collectionIds.count == response.collectionNames.count else {
            throw mismatch(call, "\(response.collectionNames.count) names but \(response.collectionIds.count) ids")
        }
        return response.collectionNames.indices.map { index in
            let times = response.createdTimestamps
            return CollectionSummary(
                id: CollectionID(rawValue: response.collectionIds[index]),
                reference: CollectionReference(database: database, name: response.collectionNames[index]),
                createdAt: HybridTimestamp(rawValue: index < times.count ? times[index] : 0))
        }
    }

    package func hasCollection(_ collection: CollectionReference) async throws(MilvusClientError) -> Bool {
        try await unary(
            MilvusCall("HasCollection", collection), request(collection), answering: WireBoolResponse.self
        ).value
    }

    package func describeCollection(
        _ collection: CollectionReference
    ) async throws(MilvusClientError) -> CollectionDescription {
        let call = MilvusCall("DescribeCollection", collection)
        let response: WireDescribeCollectionResponse = try await unary(call, request(collection))
        guard response.hasSchema else { throw mismatch(call, "the answer holds no schema") }
        let schema = try CollectionSchema(serialized: Array(response.schema))
        return CollectionDescription(response, schema: schema, asked: collection)
    }

    package func createCollection(_ definition: CollectionDefinition) async throws(MilvusClientError) {
        var request = WireCreateCollectionRequest()
        request.dbName = definition.reference.database.rawValue
        request.collectionName = definition.reference.name
        request.schema = bytes(definition.serializedSchema)
        request.shardsNum = definition.shards
        request.consistencyLevel = definition.consistencyLevel.rawValue
        request.properties = definition.properties.map(WireKeyValuePair.init)
        request.numPartitions = definition.numPartitions
        try await perform(MilvusCall("CreateCollection", definition.reference), request)
    }

    /// No error when it doesn't exist.
    package func dropCollection(_ collection: CollectionReference) async throws(MilvusClientError) {
        do {
            try await perform(MilvusCall("DropCollection", collection), request(collection))
        } catch {
            guard error.code == .collectionNotFound else { throw error }
        }
    }

    /// Sets and removes properties. Servers before 2.4.18 know no removing.
    package func alterCollection(
        _ collection: CollectionReference, setting properties: [KeyValuePair], removing keys: [String] = []
    ) async throws(MilvusClientError) {
        var request = WireAlterCollectionRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.properties = properties.map(WireKeyValuePair.init)
        request.deleteKeys = keys
        try await perform(MilvusCall("AlterCollection", collection), request)
    }

    package func renameCollection(
        _ collection: CollectionReference, to name: String
    ) async throws(MilvusClientError) {
        var request = WireRenameCollectionRequest()
        request.dbName = collection.database.rawValue
        request.oldName = collection.name
        request.newName = name
        try await perform(
            MilvusCall("RenameCollection", collection, subject: "\(collection) to \(name)", isRepeatable: false),
            request)
    }

    func request(_ collection: CollectionReference) -> WireCollectionRequest {
        var request = WireCollectionRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        return request
    }

    func mismatch(_ call: MilvusCall, _ reason: String) -> MilvusClientError {
        MilvusClientError(
            .protocolViolation, operation: call.name, subject: call.subject, server: server, reason: reason)
    }
}
