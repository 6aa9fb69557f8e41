internal import Basics
package import MilvusModel

extension MilvusClient {
    /// Over REST, many groups of files (2.4 and later).
    package func startImportJob(_ request: ImportRequest) async throws(MilvusClientError) -> ImportTaskID {
        let features = try await features()
        var body: JSONObject = [
            "dbName": .string(request.collection.database.rawValue),
            "collectionName": .string(request.collection.name),
            "files": .array(request.files.map { JSONValue($0) }),
        ]
        if !request.partition.isEmpty { body["partitionName"] = .string(request.partition) }
        body["options"] = .object(
            JSONObject(
                request.options.pairs(for: features).map { JSONObject.Member(key: $0.key, value: .string($0.value)) }))
        let path = "/v2/vectordb/jobs/import/create"
        let data = try await restData(
            path, .object(body), subject: "\(request.collection)", isRepeatable: false,
            idempotencyKey: request.idempotencyKey)
        guard let job = data.member("jobId", "jobID")?.integer else {
            throw MilvusClientError(
                .protocolViolation, operation: "POST \(path)", subject: "\(request.collection)", server: server,
                reason: "the answer names no job")
        }
        return ImportTaskID(rawValue: job)
    }

    package func importJob(
        _ id: ImportTaskID, in database: DatabaseName
    ) async throws(MilvusClientError) -> ImportTask {
        let body: JSONValue = ["dbName": .string(database.rawValue), "jobId": .string("\(id)")]
        let data = try await restData("/v2/vectordb/jobs/import/describe", body, subject: "job \(id)")
        return ImportTask(
            id: id, state: ImportState(rest: data["state"]?.string ?? ""), rows: data["importedRows"]?.integer ?? 0,
            progressPercent: Int(data["progress"]?.integer ?? 0), reason: data["reason"]?.string ?? "")
    }

    /// Every job that the server remembers for the collection.
    package func listImportJobs(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [ImportTask] {
        let body: JSONValue = [
            "dbName": .string(collection.database.rawValue), "collectionName": .string(collection.name),
        ]
        let data = try await restData("/v2/vectordb/jobs/import/list", body, subject: "\(collection)")
        return (data["records"]?.array ?? []).compactMap { job in
            job.member("jobId", "jobID")?.integer.map { id in
                ImportTask(
                    id: ImportTaskID(rawValue: id), state: ImportState(rest: job["state"]?.string ?? ""),
                    progressPercent: Int(job["progress"]?.integer ?? 0), reason: job["reason"]?.string ?? "")
            }
        }
    }
}

extension ImportState {
    /// The words of import jobs; all between the first and the last mean that it runs.
    init(rest word: String) {
        self =
            switch word {
            case "Pending": .pending
            case "Completed": .completed
            case "Failed": .failed
            default: .running
            }
    }
}
