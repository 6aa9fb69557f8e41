package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// All databases; just `default` when the server knows none.
    package func listDatabases() async throws(MilvusClientError) -> [DatabaseName] {
        try await databaseNames() ?? [.default]
    }

    /// Only the name when the server is older than 2.4.3.
    package func describeDatabase(_ name: DatabaseName) async throws(MilvusClientError) -> DatabaseDescription {
        guard try await features().has(.describeDatabase) else { return DatabaseDescription(name: name) }
        let response: WireDescribeDatabaseResponse = try await unary(
            call("DescribeDatabase", name), request(name))
        return DatabaseDescription(
            name: name, id: DatabaseID(rawValue: response.dbID),
            createdAt: HybridTimestamp(rawValue: response.createdTimestamp),
            properties: response.properties.map(KeyValuePair.init))
    }

    package func createDatabase(
        _ name: DatabaseName, properties: [KeyValuePair] = []
    ) async throws(MilvusClientError) {
        var request = request(name)
        request.properties = properties.map(WireKeyValuePair.init)
        try await perform(call("CreateDatabase", name, isRepeatable: false), request)
    }

    package func dropDatabase(_ name: DatabaseName) async throws(MilvusClientError) {
        try await perform(call("DropDatabase", name), request(name))
    }

    /// nil when the server has no databases.
    func databaseNames() async throws(MilvusClientError) -> [DatabaseName]? {
        try await ifImplemented { () async throws(MilvusClientError) in
            try await unary(
                MilvusCall("ListDatabases"), WireEmptyRequest(), answering: WireListDatabasesResponse.self
            ).dbNames.map(DatabaseName.init(_:))
        }
    }

    private func call(_ name: String, _ database: DatabaseName, isRepeatable: Bool = true) -> MilvusCall {
        MilvusCall(name, subject: "database \(database)", isRepeatable: isRepeatable)
    }

    private func request(_ name: DatabaseName) -> WireDatabaseRequest {
        var request = WireDatabaseRequest()
        request.dbName = name.rawValue
        return request
    }
}
