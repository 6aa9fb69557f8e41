internal import Basics
package import MilvusModel

extension MilvusClient {
    /// The exact logs as the server's REST interface tells them (2.5.8 and later).
    ///
    /// The interface doesn't tell the storage version: take it from ``persistentSegments(of:)``.
    package func describeSegments(
        _ segments: [SegmentID], of collection: CollectionReference, id: CollectionID
    ) async throws(MilvusClientError) -> [SegmentRecord] {
        let body: JSONValue = [
            "dbName": .string(collection.database.rawValue), "collectionId": .integer(id.rawValue),
            "segmentIds": .array(segments.map { .integer($0.rawValue) }),
        ]
        let path = "/v2/vectordb/segments/describe"
        let data = try await restData(path, body, subject: "\(collection)")
        let infos = data.member("segmentInfos", "SegmentInfos")?.array ?? []
        let records = infos.compactMap { SegmentRecord(rest: $0, collection: id) }
        let missing = Set(segments).subtracting(records.map(\.description.id))
        guard records.count == infos.count, missing.isEmpty else {
            throw MilvusClientError(
                .segmentNotFound, operation: "POST \(path)", subject: "\(collection)", server: server,
                reason: "the answer tells of \(records.count) segments of \(segments.count)")
        }
        return records
    }
}

extension SegmentRecord {
    /// nil when the ids that everything else hangs on are missing.
    init?(rest json: JSONValue, collection: CollectionID) {
        guard let id = json.member("segmentID", "segmentId")?.integer,
            let partition = json.member("partitionID", "partitionId")?.integer
        else { return nil }
        let state = json["state"]?.integer.flatMap(Int32.init(exactly:)).flatMap(SegmentState.init(rawValue:))
        let level = json["level"]?.integer.flatMap(Int32.init(exactly:)).flatMap(SegmentLevel.init(rawValue:))
        let description = SegmentDescription(
            id: SegmentID(rawValue: id), collection: collection, partition: PartitionID(rawValue: partition),
            rows: json["numRows"]?.integer ?? 0, state: state ?? .none, level: level ?? .legacy,
            isSorted: json["isSorted"]?.bool ?? false)
        let logs = SegmentLogs(
            segment: description.id, channel: json["vChannel"]?.string,
            insert: FieldLogs.list(rest: json["insertLogs"]),
            delta: FieldLogs.list(rest: json["deltaLogs"]).flatMap(\.logs),
            stats: FieldLogs.list(rest: json["statsLogs"]), bm25: FieldLogs.list(rest: json["bm25Logs"]))
        self.init(description: description, logs: logs)
    }
}

extension FieldLogs {
    fileprivate static func list(rest json: JSONValue?) -> [FieldLogs] {
        (json?.array ?? []).map { entry in
            let logs = entry.member("logIDs", "logIds")?.array ?? []
            return FieldLogs(
                field: FieldID(rawValue: entry.member("fieldID", "fieldId")?.integer ?? 0),
                logs: logs.compactMap(\.integer).map(LogID.init(rawValue:)))
        }
    }
}
