package import MilvusModel

extension MilvusClient {
    /// Over REST, many groups of files (2.4 and later).
    package func startImportJob(_ request: ImportRequest) async throws(MilvusClientError) -> ImportTaskID {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }

    package func importJob(
        _ id: ImportTaskID, in database: DatabaseName
    ) async throws(MilvusClientError) -> ImportTask {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }
}
