import MilvusModel
import MilvusProtos
import StubServer
import Testing

@testable import MilvusClient

@Suite("Asking what a server can do", .timeLimit(.minutes(1)))
struct FeatureProbeTests {
    @Test("The build tag of Connect decides, and is asked for once")
    func connect() async throws {
        try await withMilvus(answering: { try ServerStub.features("v2.5.14", $0) }) { milvus, server in
            let features = try await milvus.features()
            #expect(features.version == MilvusVersion(2, 5, 14))
            #expect(features.versionText == "v2.5.14")
            #expect(features.has(.exactSegmentLogs))
            _ = try await milvus.features()
            #expect(server.requests.map(GRPCStub.method) == ["Connect", "ListDatabases"])
        }
    }

    @Test("A tag without number makes GetVersion decide")
    func getVersion() async throws {
        try await withMilvus(answering: { request in
            guard GRPCStub.method(request) == "GetVersion" else { return try ServerStub.features("master", request) }
            var response = WireGetVersionResponse()
            response.version = "2.6-20260115-3f2c1a7"
            return try GRPCStub.answer(response)
        }) { milvus, _ in
            let features = try await milvus.features()
            #expect(features.versionText == "2.6-20260115-3f2c1a7")
            #expect(features.has(.clusterFlush))
            #expect(!features.has(.snapshots))
        }
    }

    @Test("A server that knows none of the calls is an early 2.2")
    func early() async throws {
        try await withMilvus(answering: { _ in GRPCStub.failure(12, "unknown%20method") }) { milvus, _ in
            let features = try await milvus.features()
            #expect(features.version == MilvusVersion(2, 2, 0))
            #expect(!features.has(.databases))
            #expect(try await milvus.listDatabases() == [.default])
        }
    }
}
