package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Over gRPC, one group of files; works with all servers.
    package func startImport(_ request: ImportRequest) async throws(MilvusClientError) -> ImportTaskID {
        let features = try await features()
        let call = MilvusCall("Import", request.collection, isRepeatable: false)
        guard request.files.count == 1, let files = request.files.first else {
            throw MilvusClientError(
                .invalid, operation: call.name, subject: call.subject, server: server,
                reason: "\(request.files.count) groups of files in one call; gRPC takes exactly one")
        }
        var wire = WireImportRequest()
        wire.dbName = request.collection.database.rawValue
        wire.collectionName = request.collection.name
        wire.partitionName = request.partition
        wire.files = request.options.paths(files, for: features)
        wire.options = request.options.pairs(for: features).map(WireKeyValuePair.init)
        let response: WireImportResponse = try await unary(call, wire)
        guard let task = response.tasks.first else { throw mismatch(call, "the answer names no task") }
        return ImportTaskID(rawValue: task)
    }

    package func importTask(_ id: ImportTaskID) async throws(MilvusClientError) -> ImportTask {
        var request = WireImportStateRequest()
        request.task = id.rawValue
        let response: WireImportStateResponse = try await unary(
            MilvusCall("GetImportState", subject: "task \(id)"), request)
        return ImportTask(response, id: id)
    }

    package func listImportTasks(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [ImportTask] {
        var request = WireListImportTasksRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        return try await unary(
            MilvusCall("ListImportTasks", collection), request, answering: WireListImportTasksResponse.self
        ).tasks.map { ImportTask($0, id: ImportTaskID(rawValue: $0.id)) }
    }
}
