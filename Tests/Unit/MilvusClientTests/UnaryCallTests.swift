import Basics
import MilvusModel
import MilvusProtos
import StubServer
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Calls to the proxy", .timeLimit(.minutes(1)))
struct UnaryCallTests {
    private let docs = CollectionReference(database: DatabaseName("sales"), name: "docs")

    @Test("A call goes out as gRPC wants it, with credentials and database")
    func sends() async throws {
        try await withMilvus(
            credentials: .password(user: "root", Secret("Milvus")),
            answering: { _ in
                var response = WireBoolResponse()
                response.value = true
                return try GRPCStub.answer(response)
            }
        ) { milvus, server in
            #expect(try await milvus.hasCollection(docs))
            let request = try #require(server.requests.first)
            #expect(request.method == "POST")
            #expect(request.target == "/milvus.proto.milvus.MilvusService/HasCollection")
            #expect(request.headers["content-type"] == "application/grpc")
            #expect(request.headers["te"] == "trailers")
            #expect(request.headers["grpc-timeout"] == "20000m")
            #expect(request.headers["authorization"] == "cm9vdDpNaWx2dXM=")
            #expect(request.headers["dbname"] == "sales")
            let message = try GRPCStub.request(WireCollectionRequest.self, in: request)
            #expect(message.dbName == "sales")
            #expect(message.collectionName == "docs")
        }
    }

    @Test("Milvus' own status is an error that names the collection")
    func ownStatus() async throws {
        try await withMilvus(answering: { _ in
            var response = WireDescribeCollectionResponse()
            response.status = GRPCStub.status(100, "collection not found[database=sales][collection=docs]")
            return try GRPCStub.answer(response)
        }) { milvus, server in
            let error = await #expect(throws: MilvusClientError.self) { try await milvus.describeCollection(docs) }
            #expect(error?.code == .collectionNotFound)
            #expect(error?.operation == "DescribeCollection")
            #expect(error?.subject == "sales.docs")
            #expect(error?.server == "127.0.0.1:\(server.port)")
            #expect(server.requests.count == 1)
        }
    }

    @Test("A call that may be repeated is, until the server is ready, with growing pauses")
    func retries() async throws {
        let clock = RecordingClock()
        let turns = Turns()
        try await withMilvus(
            clock: clock,
            answering: { _ in
                turns.next() <= 2 ? GRPCStub.failure(14, "starting") : try GRPCStub.answer(WireBoolResponse())
            }
        ) { milvus, server in
            let exists = try await milvus.hasCollection(docs)
            #expect(!exists)
            #expect(server.requests.count == 3)
            #expect(clock.pauses == [.milliseconds(200), .milliseconds(400)])
        }
    }

    @Test("After the last attempt the error comes through")
    func givesUp() async throws {
        try await withMilvus(answering: { _ in GRPCStub.failure(14, "starting") }) { milvus, server in
            let error = await #expect(throws: MilvusClientError.self) { try await milvus.hasCollection(docs) }
            #expect(error?.code == .unavailable)
            #expect(error?.reason == "gRPC status 14, starting")
            #expect(server.requests.count == 3)
        }
    }

    @Test("An import whose answer was lost isn't sent twice; one that was refused for its rate is")
    func importIsNotRepeated() async throws {
        let request = ImportRequest(collection: docs, partition: "_default", files: [["insert/", "delta/"]])
        try await withMilvus(answering: { stub in
            guard GRPCStub.method(stub) == "Import" else { return try ServerStub.features("v2.3.5", stub) }
            return GRPCStub.failure(14, "connection lost")
        }) { milvus, server in
            await #expect(throws: MilvusClientError.self) { try await milvus.startImport(request) }
            #expect(server.requests.count { GRPCStub.method($0) == "Import" } == 1)
        }
        try await withMilvus(answering: { stub in
            guard GRPCStub.method(stub) == "Import" else { return try ServerStub.features("v2.3.5", stub) }
            var response = WireImportResponse()
            response.status = GRPCStub.status(8, "rate limit exceeded")
            return try GRPCStub.answer(response)
        }) { milvus, server in
            await #expect(throws: MilvusClientError.self) { try await milvus.startImport(request) }
            #expect(server.requests.count { GRPCStub.method($0) == "Import" } == 3)
        }
    }

    @Test("A connection that nobody takes is an error of the connection")
    func refused() async throws {
        try await withHTTP { grpc, rest in
            let connection = MilvusConnection(host: "127.0.0.1", port: 1, retry: .never)
            let error = await #expect(throws: MilvusClientError.self) {
                try await MilvusClient(connection, grpc: grpc, rest: rest).checkHealth()
            }
            #expect(error?.code == .connection)
            #expect(error?.isRetryable == true)
        }
    }

    @Test("No index is no error")
    func noIndex() async throws {
        try await withMilvus(answering: { _ in
            var response = WireDescribeIndexResponse()
            response.status = GRPCStub.status(700, "index not found[collection=docs]")
            return try GRPCStub.answer(response)
        }) { milvus, _ in
            let indexes = try await milvus.describeIndexes(of: docs)
            #expect(indexes.isEmpty)
        }
    }

    @Test("A flush tells segments, times and checkpoints of the collection")
    func flush() async throws {
        try await withMilvus(answering: { _ in
            var position = WireMsgPosition()
            position.timestamp = 470_618_802_478_120_971
            var response = WireFlushResponse()
            response.sealedSegments["docs"] = .with { $0.data = [5] }
            response.flushedSegments["docs"] = .with { $0.data = [3, 4] }
            response.sealTimes["docs"] = 1_763_730_000
            response.flushTimestamps["docs"] = 470_618_802_478_120_990
            response.channelCheckpoints["by-dev-rootcoord-dml_0_7v0"] = bytes(try position.serializedBytes())
            return try GRPCStub.answer(response)
        }) { milvus, _ in
            let result = try await milvus.flush(docs)
            #expect(result.sealedSegments == [SegmentID(rawValue: 5)])
            #expect(result.flushedSegments == [SegmentID(rawValue: 3), SegmentID(rawValue: 4)])
            #expect(result.sealedAt == WallTime(seconds: 1_763_730_000))
            #expect(result.flushTimestamp == HybridTimestamp(rawValue: 470_618_802_478_120_990))
            #expect(result.channelCheckpoints.first?.timestamp.rawValue == 470_618_802_478_120_971)
        }
    }

    @Test("A flush of the cluster (2.6.11) reads the time tick of each channel's message")
    func flushAll() async throws {
        try await withMilvus(answering: { _ in
            var message = WireImmutableMessage()
            message.properties = ["_tt": String(UInt64(470_618_802_478_120_971), radix: 36)]
            var response = WireFlushAllResponse()
            response.flushAllTimestamp = 470_618_802_478_120_990
            response.flushAllMessages["by-dev-rootcoord-dml_3"] = bytes(try message.serializedBytes())
            response.clusterInfo.controlChannel = "by-dev-rootcoord-dml_0_vcchan"
            response.clusterInfo.physicalChannels = ["by-dev-rootcoord-dml_3"]
            return try GRPCStub.answer(response)
        }) { milvus, _ in
            let result = try await milvus.flushAll()
            #expect(
                result.channelTimestamps.mapValues(\.rawValue) == ["by-dev-rootcoord-dml_3": 470_618_802_478_120_971])
            #expect(result.controlChannel == "by-dev-rootcoord-dml_0_vcchan")
            #expect(result.physicalChannels == ["by-dev-rootcoord-dml_3"])
        }
    }
}
