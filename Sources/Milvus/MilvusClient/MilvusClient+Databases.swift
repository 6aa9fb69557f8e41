package import MilvusModel

extension MilvusClient {
    /// All databases; just `default` when the server knows none.
    package func listDatabases() async throws(MilvusClientError) -> [DatabaseName] {
        throw unbuilt()
    }

    /// Only the name when the server is older than 2.4.3.
    package func describeDatabase(_ name: DatabaseName) async throws(MilvusClientError) -> DatabaseDescription {
        throw unbuilt()
    }

    package func createDatabase(_ name: DatabaseName, properties: [KeyValuePair] = []) async throws(MilvusClientError) {
        throw unbuilt()
    }

    package func dropDatabase(_ name: DatabaseName) async throws(MilvusClientError) {
        throw unbuilt()
    }
}
