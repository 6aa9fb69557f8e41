import MilvusClient
import MilvusModel
import Testing

@Suite("Rows in real servers", .serialized, .timeLimit(.minutes(5)))
struct DataTests {
    @Test("Rows are flushed, found in etcd with their logs, indexed, counted and imported", arguments: BenchServer.open)
    func wholePath(server: BenchServer) async throws {
        try await withMilvus(server) { milvus, etcd in
            try await ScratchDatabase.with("milvault_data", on: milvus) { scratch in
                let source = try await scratch.createCollection("source")
                try await scratch.insert(rows: 300, into: source, endpoint: server.endpoint())
                let segments = try await flushed(source, milvus)
                #expect(segments.map(\.rows).reduce(0, +) == 300)
                #expect(try await milvus.storedRows(of: source) == 300)
                try await compareWithEtcd(source, segments, milvus, etcd)
                try await indexAndCount(source, rows: 300, milvus)
                try await importAll(of: source, server, scratch, milvus)
            }
        }
    }

    private func flushed(
        _ collection: CollectionReference, _ milvus: MilvusClient
    ) async throws -> [SegmentDescription] {
        let flush = try await milvus.flush(collection)
        #expect(!(flush.sealedSegments + flush.flushedSegments).isEmpty)
        #expect(flush.sealedAt != nil)
        #expect((flush.flushTimestamp != nil) == (try await milvus.features().has(.flushTimestamp)))
        try await eventually("the flush of \(collection)") { try await milvus.isFlushed(flush) }
        return try await milvus.persistentSegments(of: collection)
    }

    private func compareWithEtcd(
        _ collection: CollectionReference, _ segments: [SegmentDescription], _ milvus: MilvusClient,
        _ etcd: EtcdMetadataReader
    ) async throws {
        let id = try await milvus.describeCollection(collection).id
        let revision = try await etcd.currentRevision()
        let records = try await etcd.segments(of: id, at: revision)
        let flushed = records.filter { $0.description.state == .flushed }
        #expect(Set(flushed.map(\.description)) == Set(segments))
        for record in flushed {
            #expect(record.logs.insert.map(\.field.rawValue).sorted() == [0, 1, 100, 101])
            #expect(record.logs.insert.allSatisfy { !$0.logs.isEmpty })
            #expect(record.logs.stats.map(\.field.rawValue) == [100])
            #expect(record.logs.channel?.contains("\(id)v0") == true)
        }
        var keys = 0
        for try await page in etcd.pages(prefix: etcd.connection.metaPrefix, at: revision, pageSize: 50) {
            #expect(page.count <= 50)
            keys += page.count
        }
        #expect(keys > 50)
    }

    private func indexAndCount(_ collection: CollectionReference, rows: Int64, _ milvus: MilvusClient) async throws {
        let parameters = [
            KeyValuePair(key: "index_type", value: "HNSW"), KeyValuePair(key: "metric_type", value: "L2"),
            KeyValuePair(key: "params", value: #"{"M":8,"efConstruction":64}"#),
        ]
        try await milvus.createIndex(named: "by_vector", on: "vector", of: collection, parameters: parameters)
        let index = try #require(try await milvus.describeIndexes(of: collection).first)
        #expect(index.name == "by_vector")
        #expect(index.fieldName == "vector")
        #expect(index.indexType == "HNSW")
        await #expect(throws: MilvusClientError.self) { try await milvus.countRows(of: collection) }
        #expect(try await milvus.loadState(of: collection) == .notLoaded)
        try await milvus.loadCollection(collection)
        try await eventually("\(collection) to load") { try await milvus.loadState(of: collection) == .loaded }
        #expect(try await milvus.loadingProgress(of: collection) == 100)
        #expect(try await milvus.countRows(of: collection) == rows)
        #expect(try await milvus.countRows(of: collection, partitions: ["_default"]) == rows)
        let id = try await milvus.describeCollection(collection).id
        #expect(try await milvus.replicas(of: collection, id: id).count == 1)
        try await milvus.releaseCollection(collection)
        #expect(try await milvus.replicas(of: collection, id: id).isEmpty)
        try await milvus.dropIndex(named: "by_vector", on: "vector", of: collection)
        #expect(try await milvus.describeIndexes(of: collection).isEmpty)
    }

    /// Imports the source's own directory: everything without an end, nothing when the end lies before all rows.
    private func importAll(
        of source: CollectionReference, _ server: BenchServer, _ scratch: ScratchDatabase, _ milvus: MilvusClient
    ) async throws {
        let described = try await milvus.describeCollection(source)
        let partition = try #require(try await milvus.listPartitions(of: source).first)
        let root = try server.value("ROOT_PATH")
        let directory = (root.isEmpty ? "" : root + "/") + "insert_log/\(described.id)/\(partition.id)/"
        let now = try await milvus.allocateTimestamp()
        for (name, end, rows) in [("all", nil, 300), ("until_now", now, 300), ("before", described.createdAt, 0)]
            as [(String, HybridTimestamp?, Int64)]
        {
            let target = try await scratch.createCollection(name)
            let task = try await milvus.startImport(
                ImportRequest(
                    collection: target, partition: "_default", files: [[directory]],
                    options: ImportOptions(endTimestamp: end)))
            try await eventually("the import \(name)") { try await milvus.importTask(task).state.isFinal }
            let done = try await milvus.importTask(task)
            #expect(done.state == .completed, "\(name): \(done.reason)")
            #expect(done.rows == rows, "\(name)")
            #expect(try await milvus.storedRows(of: target) == rows, "\(name)")
            #expect(try await milvus.listImportTasks(of: target).map(\.id) == [task])
        }
    }
}
