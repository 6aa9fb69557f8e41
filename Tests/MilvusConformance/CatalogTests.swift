import Basics
import MilvusClient
import MilvusModel
import Testing

@Suite("Catalog of real servers", .serialized, .timeLimit(.minutes(5)))
struct CatalogTests {
    @Test("The server tells its version and what it lacks", arguments: BenchServer.open)
    func version(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, _ in
            let features = try await milvus.features()
            #expect(features.version == MilvusVersion(parsing: try server.value("VERSION")))
            #expect(features.has(.databases))
            #expect(!features.has(.exactSegmentLogs))
            #expect(try await milvus.checkHealth().isHealthy)
            #expect(try await milvus.isHealthy())
        }
    }

    @Test("Garbage collection can't be held on these builds, and the client says so", arguments: BenchServer.open)
    func garbageCollection(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, _ in
            _ = try await milvus.features()
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.pauseGarbageCollection(for: .seconds(60))
            }
            #expect(error?.code == .unimplemented)
            #expect(try await milvus.features().missing().contains(.garbageCollectionPause))
        }
    }

    @Test("Timestamps grow", arguments: BenchServer.open)
    func timestamps(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, _ in
            let first = try await milvus.allocateTimestamp()
            #expect(try await milvus.allocateTimestamp() > first)
            #expect(abs((WallClock.system.now() - first.wallTime).inSeconds) < 60)
        }
    }

    @Test("What is created is described as it was asked for", arguments: BenchServer.open)
    func collections(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, _ in
            try await ScratchDatabase.with("milvault_catalog", on: milvus) { scratch in
                let docs = try await scratch.createCollection("docs")
                let described = try await milvus.describeCollection(docs)
                #expect(described.reference == docs)
                #expect(described.schema.fields.map(\.id.rawValue) == [100, 101])
                #expect(described.schema.description == "über ✓")
                #expect(described.schema.fields.last?.dimension == 4)
                #expect(described.consistencyLevel == .bounded)
                #expect(described.shards == 1)
                #expect(described.properties["collection.ttl.seconds"] == "0")
                #expect(described.virtualChannels.count == 1)
                #expect(try await milvus.listCollections(in: scratch.name).map(\.id) == [described.id])

                try await milvus.createPartition("archive", of: docs)
                #expect(try await milvus.hasPartition("archive", of: docs))
                #expect(try await milvus.listPartitions(of: docs).map(\.name).sorted() == ["_default", "archive"])

                try await milvus.createAlias("live", for: docs)
                #expect(try await milvus.describeCollection(docs).aliases == ["live"])
                #expect(try await milvus.describeCollection(scratch.collection("live")).reference == docs)

                try await milvus.alterCollection(
                    docs, setting: [KeyValuePair(key: "collection.ttl.seconds", value: "86400")])
                #expect(try await milvus.describeCollection(docs).properties["collection.ttl.seconds"] == "86400")
            }
        }
    }

    @Test("What doesn't exist is told apart by its kind", arguments: BenchServer.open)
    func missing(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, _ in
            try await ScratchDatabase.with("milvault_missing", on: milvus) { scratch in
                let docs = try await scratch.createCollection("docs")
                let nothing = scratch.collection("nothing")
                #expect(try await milvus.hasCollection(nothing) == false)
                #expect(try await milvus.describeIndexes(of: docs).isEmpty)
                try await milvus.dropCollection(nothing)
                await expect(code: .collectionNotFound) { _ = try await milvus.describeCollection(nothing) }
                await expect(code: .collectionNotFound) { _ = try await milvus.flush(nothing) }
                await expect(code: .databaseNotFound) { _ = try await milvus.listCollections(in: DatabaseName("no")) }
                await expect(code: .indexNotFound) { try await milvus.loadCollection(docs) }
                await expect(code: .alreadyExists) { try await milvus.createDatabase(scratch.name) }
                let file = ImportRequest(collection: docs, partition: "nowhere", files: [["nothing/"]])
                await expect(code: .partitionNotFound) { _ = try await milvus.startImport(file) }
                let task = ImportTaskID(rawValue: 1)
                await expect(code: .notFound) { _ = try await milvus.importTask(task) }
            }
        }
    }

    private func expect(
        code: MilvusClientError.Code, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async {
        let error = await #expect(throws: MilvusClientError.self, sourceLocation: sourceLocation) { try await body() }
        #expect(error?.code == code, sourceLocation: sourceLocation)
    }
}
