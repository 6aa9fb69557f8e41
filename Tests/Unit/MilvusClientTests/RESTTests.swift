import Basics
import MilvusModel
import StubServer
import Testing

@testable import MilvusClient

@Suite("REST of newer servers", .timeLimit(.minutes(1)))
struct RESTTests {
    private let docs = CollectionReference(name: "docs")

    @Test("A segment's exact logs are read from the shape of 2.5.8 and later")
    func segments() async throws {
        try await withRESTMilvus(
            credentials: .password(user: "root", Secret("Milvus")), answering: { _ in StubResponse(text: Self.segment) }
        ) { milvus, server in
            let id = SegmentID(rawValue: 467_001_122_334_455_701)
            let records = try await milvus.describeSegments(
                [id], of: docs, id: CollectionID(rawValue: 467_001_122_334_455_601))
            let record = try #require(records.first)
            #expect(record.description.id == id)
            #expect(record.description.partition == PartitionID(rawValue: 467_001_122_334_455_602))
            #expect(record.description.rows == 3000)
            #expect(record.description.state == .flushed)
            #expect(record.description.level == .l1)
            #expect(record.description.isSorted)
            #expect(record.logs.channel == "by-dev-rootcoord-dml_3_467001122334455601v0")
            #expect(record.logs.insert.map(\.field.rawValue) == [0, 104])
            #expect(
                record.logs.insert.flatMap(\.logs).map(\.rawValue) == [
                    467_001_122_334_455_711, 467_001_122_334_455_712,
                ])
            #expect(record.logs.delta.map(\.rawValue) == [467_001_122_334_455_720])

            let request = try #require(server.requests.first)
            #expect(request.target == "/v2/vectordb/segments/describe")
            #expect(request.headers["authorization"] == "Bearer root:Milvus")
            let body = try JSONValue(parsing: request.body)
            #expect(body["collectionId"]?.int64 == 467_001_122_334_455_601)
            #expect(body["segmentIds"]?.array?.first?.int64 == 467_001_122_334_455_701)
            #expect(body["dbName"]?.string == "default")
        }
    }

    @Test("A segment that the answer doesn't tell of is an error, not an empty list")
    func missingSegment() async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(text: Self.segment) }) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.describeSegments(
                    [SegmentID(rawValue: 9)], of: docs, id: CollectionID(rawValue: 467_001_122_334_455_601))
            }
            #expect(error?.code == .segmentNotFound)
        }
    }

    @Test(
        "A code is an error, whatever the HTTP status says",
        arguments: [
            (200, #"{"code":100,"message":"collection not found"}"#, MilvusClientError.Code.collectionNotFound),
            (200, #"{"code":1800,"message":"user hasn't authenticated"}"#, .unauthenticated),
            (404, "404 page not found", .unimplemented),
            (200, "<html>", .protocolViolation),
            (401, #"{"code":1800,"message":"user hasn't authenticated"}"#, .unauthenticated),
        ])
    func codes(status: Int, body: String, code: MilvusClientError.Code) async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(status, text: body) }) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.importJob(ImportTaskID(rawValue: 1), in: .default)
            }
            #expect(error?.code == code)
        }
    }

    @Test("An import job carries all groups of files and the options as text")
    func createJob() async throws {
        try await withRESTMilvus(answering: { _ in
            StubResponse(text: #"{"code":0,"data":{"jobId":"467001122334455999"}}"#)
        }) { milvus, server in
            let job = try await milvus.startImportJob(
                ImportRequest(
                    collection: docs, partition: "_default_0", files: [["i/1/", "d/1/"], ["i/2/"]],
                    options: ImportOptions(
                        endTimestamp: HybridTimestamp(rawValue: 467_123_456_789_012_480), storageVersion: 2)))
            #expect(job == ImportTaskID(rawValue: 467_001_122_334_455_999))
            let body = try JSONValue(parsing: try #require(server.requests.first).body)
            #expect(body["files"] == [["i/1/", "d/1/"], ["i/2/"]])
            #expect(body["partitionName"] == "_default_0")
            #expect(body["options"]?["backup"] == "true")
            #expect(body["options"]?["storage_version"] == "2")
            #expect(body["options"]?["end_ts"] == "467123456789012480")
        }
    }

    @Test(
        "The state of a job reads from its words",
        arguments: [
            (#"{"jobId":"5","state":"Importing","progress":60,"importedRows":10,"totalRows":30}"#, ImportState.running),
            (#"{"jobId":"5","state":"IndexBuilding","progress":90}"#, .running),
            (#"{"jobId":"5","state":"Pending","progress":0}"#, .pending),
            (#"{"jobId":"5","state":"Completed","progress":100,"importedRows":30,"totalRows":30}"#, .completed),
            (#"{"jobId":"5","state":"Failed","progress":0,"reason":"misaligned binlog count"}"#, .failed),
        ])
    func describeJob(data: String, state: ImportState) async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(text: #"{"code":0,"data":\#(data)}"#) }) { milvus, _ in
            let task = try await milvus.importJob(ImportTaskID(rawValue: 5), in: .default)
            #expect(task.state == state)
            #expect(task.rows == (state == .completed ? 30 : task.rows))
            #expect(task.reason == (state == .failed ? "misaligned binlog count" : ""))
        }
    }

    private static let segment = """
        {"code":0,"data":{"segmentInfos":[{"collectionID":467001122334455601,"partitionID":467001122334455602,
        "segmentID":467001122334455701,"state":4,"level":2,"isSorted":true,"numRows":3000,
        "vChannel":"by-dev-rootcoord-dml_3_467001122334455601v0",
        "insertLogs":[{"fieldID":0,"logIDs":[467001122334455711]},{"fieldID":104,"logIDs":["467001122334455712"]}],
        "deltaLogs":[{"fieldID":0,"logIDs":[467001122334455720]}],
        "statsLogs":[{"fieldID":100,"logIDs":[467001122334455730]}]}]}}
        """
}
