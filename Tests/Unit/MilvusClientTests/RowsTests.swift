import Basics
import BinlogFormat
import Foundation
import MilvusModel
import MilvusProtos
import StubServer
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Rows and neighbours", .timeLimit(.minutes(1)))
struct RowsTests {
    private let docs = CollectionReference(name: "docs")

    private func column(_ name: String, _ change: (inout WireFieldData) -> Void) -> WireFieldData {
        var column = WireFieldData()
        column.fieldName = name
        change(&column)
        return column
    }

    private func message(_ values: [[UInt8]]) -> Data {
        values.reduce(into: Data()) { $0 += [0x0A, UInt8($1.count)] + $1 }
    }

    private func message(_ texts: [String]) -> Data { message(texts.map { Array($0.utf8) }) }

    private func floats(_ values: [Float]) -> Data {
        var array = WireFloatArray()
        array.data = values
        return (try? array.serializedBytes()) ?? Data()
    }

    @Test("keys are written as the server's expressions have them")
    func expression() {
        #expect(KeyExpression(field: "id", keys: [.int64(-5), .int64(.max)]).description == "id in [-5,\(Int64.max)]")
        #expect(
            KeyExpression(field: "id", keys: [.int64(.min), .int64(0)]).description == "id < \(-Int64.max) or id in [0]"
        )
        let texts = ["päron", "a\"b\\c", "line\nbreak\t", "\u{1}"].map { PrimaryKey.text(Array($0.utf8)) }
        #expect(
            KeyExpression(field: "id", keys: texts).description
                == #"id in ["päron","a\"b\\c","line\nbreak\t","\u0001"]"#)
    }

    @Test("columns of every kind become the values that logs have")
    func values() throws {
        let columns: [(WireFieldData, [FieldValue])] = [
            (column("b") { $0.scalars.bools.data = [true, false] }, [.bool(true), .bool(false)]),
            (column("i") { $0.scalars.ints.data = [-1, 2] }, [.integer(-1), .integer(2)]),
            (column("l") { $0.scalars.longs.data = [.min] }, [.integer(.min)]),
            (column("f") { $0.scalars.floats.data = [0.1] }, [.float(0.1)]),
            (column("d") { $0.scalars.doubles.data = [0.1] }, [.double(0.1)]),
            (column("s") { $0.scalars.strings = message(["橙"]) }, [.text(Array("橙".utf8))]),
            (column("j") { $0.scalars.jsons = message(["{}"]) }, [.json(Array("{}".utf8))]),
            (
                column("a") {
                    var longs = WireScalarField()
                    longs.longs.data = [1, 2]
                    $0.scalars.arrays = message([(try? longs.serializedBytes()) ?? [], []])
                }, [.array(.longs([1, 2])), .array(.empty)]
            ),
            (
                column("v") {
                    $0.vectors.dimension = 2
                    $0.vectors.floats = floats([1, 2, 3, 4])
                }, [.floatVector([1, 2]), .floatVector([3, 4])]
            ),
            (
                column("bv") {
                    $0.vectors.dimension = 16
                    $0.vectors.binary = Data([1, 2, 3, 4])
                }, [.binaryVector([1, 2]), .binaryVector([3, 4])]
            ),
            (
                column("h") {
                    $0.vectors.dimension = 1
                    $0.vectors.brainHalves = Data([0x80, 0x3F])
                }, [.floatVector([1])]
            ),
        ]
        for (column, expected) in columns { #expect(try column.values() == expected) }
    }

    @Test("null rows are null, whether a filler stands for them or nothing")
    func nulls() throws {
        let filled = column("n") {
            $0.scalars.longs.data = [1, 0, 3]
            $0.validData = [true, false, true]
        }
        #expect(try filled.values() == [.integer(1), .null, .integer(3)])
        let sparse = column("v") {
            $0.vectors.dimension = 1
            $0.vectors.floats = floats([1, 3])
            $0.validData = [true, false, true]
        }
        #expect(try sparse.values() == [.floatVector([1]), .null, .floatVector([3])])
    }

    @Test("a query asks for its keys with strong consistency")
    func query() async throws {
        try await withMilvus(answering: { _ in
            var results = WireQueryResults()
            results.fields = [column("id") { $0.scalars.longs.data = [7] }]
            return try GRPCStub.answer(results)
        }) { milvus, server in
            let rows = try await milvus.rows(of: docs, keyField: "id", keys: [.int64(7)], fields: ["id", "$meta"])
            #expect(rows.columns == ["id": [.integer(7)]])
            let request = try GRPCStub.request(WireQueryRequest.self, in: try #require(server.requests.first))
            #expect((request.expression, request.outputFields) == ("id in [7]", ["id", "$meta"]))
            #expect(request.consistencyLevel == 0)
        }
    }

    @Test("columns of different lengths are no rows")
    func ragged() async throws {
        try await withMilvus(answering: { _ in
            var results = WireQueryResults()
            results.fields = [
                column("id") { $0.scalars.longs.data = [7] }, column("n") { $0.scalars.longs.data = [] },
            ]
            return try GRPCStub.answer(results)
        }) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.rows(of: docs, keyField: "id", keys: [.int64(7)], fields: ["id", "n"])
            }
            #expect(error?.code == .protocolViolation)
        }
    }

    private let search = VectorSearch(
        field: "vector", type: .floatVector, vectors: [.floatVector([1, 2]), .floatVector([3, 4])], topK: 3,
        metric: "L2", parameters: #"{"ef":64}"#)

    @Test("hits are dealt out to their queries")
    func hits() async throws {
        try await withMilvus(answering: { _ in
            var results = WireSearchResults()
            results.results.keys.longs.data = [1, 2, 3]
            results.results.scores = [0, 0.5, 1]
            results.results.hits = [1, 2]
            return try GRPCStub.answer(results)
        }) { milvus, server in
            let found = try await milvus.search(search, in: docs)
            #expect(found.map { $0.map(\.key) } == [[.int64(1)], [.int64(2), .int64(3)]])
            #expect(found[1].map(\.score) == [0.5, 1])
            let request = try GRPCStub.request(WireSearchRequest.self, in: try #require(server.requests.first))
            let group = try WirePlaceholderGroup(serializedBytes: request.placeholderGroup)
            #expect(group.placeholders.map(\.tag) == ["$0"])
            #expect(
                group.placeholders.first?.values == [
                    Data([0, 0, 128, 63, 0, 0, 0, 64]), Data([0, 0, 64, 64, 0, 0, 128, 64]),
                ])
            #expect(request.queryCount == 2)
            let parameters = Dictionary(uniqueKeysWithValues: request.searchParams.map { ($0.key, $0.value) })
            #expect(parameters["anns_field"] == "vector" && parameters["topk"] == "3")
            #expect(parameters["params"] == #"{"ef":64}"#)
        }
    }

    @Test("an answer whose numbers don't agree is refused", arguments: [[2, 2], [3], [-1, 4]])
    func disagreeing(hits: [Int64]) async throws {
        try await withMilvus(answering: { _ in
            var results = WireSearchResults()
            results.results.keys.longs.data = [1, 2, 3]
            results.results.scores = [0, 0.5, 1]
            results.results.hits = hits
            return try GRPCStub.answer(results)
        }) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) { try await milvus.search(search, in: docs) }
            #expect(error?.code == .protocolViolation)
        }
    }
}
