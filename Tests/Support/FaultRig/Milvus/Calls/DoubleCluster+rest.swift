internal import Basics
internal import MilvusModel
internal import StubServer

extension DoubleCluster {
    /// The REST interface of 2.4 and later: nil for a path that this server doesn't know.
    mutating func answerREST(_ path: String, _ request: StubRequest) throws -> StubResponse? {
        do {
            guard let data = try restData(path, request) else { return nil }
            let answer: JSONValue = ["code": 0, "data": data]
            return StubResponse(body: answer.encoded())
        } catch let refusal as MilvusRefusal {
            let answer: JSONValue = ["code": JSONValue(refusal.code), "message": .string(refusal.reason)]
            return StubResponse(body: answer.encoded())
        }
    }

    private mutating func restData(_ path: String, _ request: StubRequest) throws -> JSONValue? {
        let hasJobs = MilvusVersion(parsing: configuration.version) >= MilvusVersion(2, 4, 0)
        switch path {
        case "/v2/vectordb/jobs/import/create" where hasJobs:
            return try createJob(JSONValue(parsing: request.body), key: request.headers["Idempotency-Key"])
        case "/v2/vectordb/jobs/import/describe" where hasJobs:
            return try describeJob(JSONValue(parsing: request.body))
        case "/v2/vectordb/jobs/import/list" where hasJobs:
            return try listJobs(JSONValue(parsing: request.body))
        case "/v2/vectordb/segments/describe" where configuration.describesSegments:
            return try describeSegments(JSONValue(parsing: request.body))
        default:
            return nil
        }
    }

    private mutating func createJob(_ body: JSONValue, key: String?) throws -> JSONValue {
        let groups = (body["files"]?.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
        let id = try accept(
            body["collectionName"]?.string ?? "", body["dbName"]?.string ?? "",
            body["partitionName"]?.string ?? "_default", groups: groups, key: key)
        return ["jobId": .string("\(id)")]
    }

    private func describeJob(_ body: JSONValue) throws -> JSONValue {
        let id = body["jobId"]?.string.flatMap { Int64($0) }
        guard let job = imports.first(where: { $0.id == id }) else { throw MilvusRefusal(2100, "job not found") }
        return description(of: job)
    }

    private func listJobs(_ body: JSONValue) throws -> JSONValue {
        let target = try collection(body["collectionName"]?.string ?? "", in: body["dbName"]?.string ?? "")
        return ["records": .array(imports.filter { $0.collection == target.id }.map(description))]
    }

    private func description(of job: DoubleImport) -> JSONValue {
        var reason = ""
        if case .failed(let why) = job.state { reason = why }
        return [
            "jobId": .string("\(job.id)"), "collectionName": .string(job.collectionName),
            "state": .string(job.state.word), "progress": job.state.isFinal ? 100 : 30,
            "importedRows": JSONValue(job.rows), "reason": .string(reason),
        ]
    }

    private func describeSegments(_ body: JSONValue) throws -> JSONValue {
        let ids = Set((body["segmentIds"]?.array ?? []).compactMap(\.int64))
        let found = collections.first { $0.id == body["collectionId"]?.int64 }
        guard let found else { throw MilvusRefusal.noCollection("\(body["collectionId"] ?? .null)") }
        let segments = found.segments.filter { ids.contains($0.id) && $0.isVisible }
        return ["segmentInfos": .array(segments.map { description(of: $0) })]
    }

    private func description(of segment: DoubleSegment) -> JSONValue {
        func logs(_ kind: String) -> JSONValue {
            let mine = segment.files.compactMap { objects.read($0) }.compactMap { DoubleLog($0) }
                .filter { $0.kind == kind }
            let byField = Dictionary(grouping: mine, by: \.field).sorted { $0.key < $1.key }
            return .array(
                byField.map { field, logs in
                    ["fieldID": JSONValue(field), "logIDs": .array(logs.map { JSONValue($0.log) })]
                })
        }
        return [
            "segmentID": JSONValue(segment.id), "partitionID": JSONValue(segment.partition),
            "numRows": JSONValue(segment.keys.count), "state": JSONValue(segment.state.rawValue),
            "insertLogs": logs("insert_log"), "deltaLogs": logs("delta_log"), "statsLogs": logs("stats_log"),
        ]
    }
}
