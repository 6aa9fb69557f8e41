package import MilvusModel

extension MilvusClient {
    /// Over gRPC, one group of files; works with all servers.
    package func startImport(_ request: ImportRequest) async throws(MilvusClientError) -> ImportTaskID {
        throw unbuilt()
    }

    package func importTask(_ id: ImportTaskID) async throws(MilvusClientError) -> ImportTask {
        throw unbuilt()
    }

    package func listImportTasks(of collection: CollectionReference) async throws(MilvusClientError) -> [ImportTask] {
        throw unbuilt()
    }

    /// Over REST, many groups of files (2.4 and later).
    package func startImportJob(_ request: ImportRequest) async throws(MilvusClientError) -> ImportTaskID {
        throw unbuilt()
    }

    package func importJob(_ id: ImportTaskID, in database: DatabaseName) async throws(MilvusClientError) -> ImportTask
    {
        throw unbuilt()
    }
}
