import Basics
import HTTPTransport
import MilvusClient
import MilvusModel

/// A database that exists only for one test.
struct ScratchDatabase {
    let name: DatabaseName
    let milvus: MilvusClient

    /// Its leftovers of an earlier, broken run are removed first, and all of it afterwards.
    static func with<Result>(
        _ name: String, on milvus: MilvusClient, _ body: (ScratchDatabase) async throws -> Result
    ) async throws -> Result {
        let scratch = ScratchDatabase(name: DatabaseName(name), milvus: milvus)
        try await scratch.remove()
        try await milvus.createDatabase(scratch.name)
        do {
            let result = try await body(scratch)
            try await scratch.remove()
            return result
        } catch {
            try? await scratch.remove()
            throw error
        }
    }

    func collection(_ name: String) -> CollectionReference {
        CollectionReference(database: self.name, name: name)
    }

    /// An int64 key and a vector of four floats.
    func createCollection(_ name: String) async throws -> CollectionReference {
        let reference = collection(name)
        let schema = CollectionSchema(
            name: name, description: "über ✓",
            fields: [
                FieldSchema(id: FieldID(rawValue: 100), name: "id", dataType: .int64, isPrimaryKey: true),
                FieldSchema(
                    id: FieldID(rawValue: 101), name: "vector", dataType: .floatVector,
                    typeParameters: [KeyValuePair(key: "dim", value: "4")]),
            ])
        try await milvus.createCollection(
            CollectionDefinition(
                reference: reference, serializedSchema: try schema.definitionBytes(named: name), shards: 1,
                properties: [KeyValuePair(key: "collection.ttl.seconds", value: "0")]))
        return reference
    }

    /// Rows come in over the REST interface of 2.2.9 and later: our client doesn't write rows.
    func insert(rows: Int, into collection: CollectionReference, endpoint: String) async throws {
        let http = try HTTPClient(HTTPClientConfiguration())
        let data = (0..<rows).map { number -> JSONValue in
            ["id": .integer(Int64(number)), "vector": [0.5, 1.5, 2.5, .decimal("\(number).5")]]
        }
        let body: JSONValue = [
            "dbName": .string(name.rawValue), "collectionName": .string(collection.name), "data": .array(data),
        ]
        let answer = try await http.send(
            HTTPRequest(
                .post, url: "\(endpoint)/v1/vector/insert", headers: ["content-type": "application/json"],
                body: .bytes(body.encoded())))
        await http.shutdown()
        let text = String(decoding: answer.body, as: UTF8.self)
        guard answer.status == 200, text.contains(#""insertCount":\#(rows)"#) else {
            throw NeverHappened(what: "the insert of \(rows) rows: \(text)")
        }
    }

    private func remove() async throws {
        guard try await milvus.listDatabases().contains(name) else { return }
        for collection in try await milvus.listCollections(in: name) {
            for alias in try await milvus.describeCollection(collection.reference).aliases {
                try await milvus.dropAlias(alias, in: name)
            }
            try await milvus.releaseCollection(collection.reference)
            try await milvus.dropCollection(collection.reference)
        }
        try await milvus.dropDatabase(name)
    }
}
