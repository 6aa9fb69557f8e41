import MilvusModel
import StubServer
import Testing

@testable import MilvusClient

@Suite("Management interface", .timeLimit(.minutes(1)))
struct ManagementTests {
    @Test(
        "A pause of one collection gives a ticket, and resuming takes it back",
        arguments: [#"{"msg":"OK","ticket":"a+b/c="}"#, #"{"msg":"OK","data":{"ticket":"a+b/c="}}"#])
    func ticket(answer: String) async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(text: answer) }) { milvus, server in
            let pause = try await milvus.pauseGarbageCollection(
                for: .seconds(1800), collection: CollectionID(rawValue: 467_001_122_334_455_601))
            #expect(pause.ticket == "a+b/c=")
            #expect(pause.duration == .seconds(1800))
            try await milvus.resumeGarbageCollection(pause)
            #expect(
                server.requests.map(\.target) == [
                    "/management/datacoord/garbage_collection/pause?pause_seconds=1800&collection_id=467001122334455601",
                    "/management/datacoord/garbage_collection/resume?ticket=a%2Bb%2Fc%3D",
                ])
        }
    }

    @Test("Before 2.6.8 there is no ticket")
    func noTicket() async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(text: #"{"msg":"OK"}"#) }) { milvus, server in
            let pause = try await milvus.pauseGarbageCollection(for: .seconds(60))
            #expect(pause.ticket == nil)
            try await milvus.resumeGarbageCollection(pause)
            #expect(server.requests.last?.target == "/management/datacoord/garbage_collection/resume")
        }
    }

    @Test("A server without the endpoint says unimplemented, and is known to lack it from then on")
    func unimplemented() async throws {
        try await withRESTMilvus(
            version: "v2.3.5-lite", answering: { _ in StubResponse(404, text: "404 page not found") }
        ) { milvus, _ in
            let before = try await milvus.features()
            #expect(before.has(.garbageCollectionPause))
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.pauseGarbageCollection(for: .seconds(60))
            }
            #expect(error?.code == .unimplemented)
            let after = try await milvus.features()
            #expect(!after.has(.garbageCollectionPause))
        }
    }

    @Test("Health is what the port answers", arguments: [(200, true), (500, false)])
    func health(status: Int, isHealthy: Bool) async throws {
        try await withRESTMilvus(answering: { _ in StubResponse(status, text: "OK") }) { milvus, _ in
            let answer = try await milvus.isHealthy()
            #expect(answer == isHealthy)
        }
    }

    @Test("Without an address of the management interface its calls are unimplemented, not errors of a connection")
    func noAddress() async throws {
        try await withMilvus(answering: { _ in GRPCStub.failure(12) }) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.pauseGarbageCollection(for: .seconds(60))
            }
            #expect(error?.code == .unimplemented)
        }
    }
}
