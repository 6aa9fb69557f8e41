import BinlogFormat
import Foundation
import MilvusModel
import MilvusProtos
import StubServer
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Pages of rows, and rows to insert", .timeLimit(.minutes(1)))
struct PagesTests {
    private let docs = CollectionReference(name: "docs")

    private func field(_ name: String, _ type: DataType, dimension: Int? = nil) -> FieldSchema {
        FieldSchema(
            id: FieldID(rawValue: 100), name: name, dataType: type, elementType: type == .array ? .int64 : .none,
            typeParameters: dimension.map { [KeyValuePair(key: "dim", value: "\($0)")] } ?? [])
    }

    private func texts(_ texts: [String]) -> VariableWidthValues {
        let bytes = texts.map { Array($0.utf8) }
        let starts = bytes.indices.map { Int32(bytes[..<$0].map(\.count).reduce(0, +)) }
        return VariableWidthValues(
            bytes: Array(bytes.joined())[...], starts: starts, lengths: bytes.map { Int32($0.count) })
    }

    private func text(_ values: VariableWidthValues) -> [String] {
        (0..<values.count).map { String(decoding: values[$0], as: UTF8.self) }
    }

    @Test("a column is the same after it was inserted and queried", arguments: [true, false])
    func roundTrip(hasNulls: Bool) throws {
        let long = String(repeating: "ä", count: 500)
        let values: [(FieldSchema, ColumnValues)] = [
            (field("b", .bool), .booleans([true, false, true])), (field("i", .int16), .int32s([-1, 2, 3])),
            (field("l", .int64), .int64s([.min, 0, .max])), (field("f", .float), .floats([0.1, -0, .infinity])),
            (field("d", .double), .doubles([0.1, 1, 2])),
            (field("s", .varChar), .variableWidth(texts(["", "橙", long]))),
            (field("j", .json), .variableWidth(texts(["{}", "[1]", "null"]))),
            (field("a", .array), .variableWidth(texts(["", "", ""]))),
            (
                field("v", .floatVector, dimension: 2),
                .fixedWidth(FixedWidthValues(width: 8, bytes: Array(0..<24)[...]))
            ),
            (
                field("bv", .binaryVector, dimension: 16),
                .fixedWidth(FixedWidthValues(width: 2, bytes: [1, 2, 3, 4, 5, 6]))
            ),
        ]
        for (field, values) in values {
            let validity = hasNulls ? [true, false, true] : nil
            let column = ColumnBatch(values: values, isValid: validity)
            let wire = try WireFieldData(serializedBytes: WireFieldData(field, column).serializedBytes() as [UInt8])
            let back = try wire.column(of: field)
            #expect(back.isValid == validity)
            #expect(try comparable(wire, field) == comparable(WireFieldData(field, column), field), "\(field.name)")
            #expect(back.rows == 3)
        }
    }

    private func comparable(_ wire: WireFieldData, _ field: FieldSchema) throws -> [FieldValue] {
        try wire.values()
    }

    /// 2.3.5 ends over an array that doesn't say which elements it would have.
    @Test("an array without elements says of which type they would be")
    func emptyArrays() throws {
        let filled: [UInt8] = [3 << 3 | 2, 3, 1 << 3 | 2, 1, 7]
        let values = VariableWidthValues(bytes: filled[...], starts: [0, 0], lengths: [0, 5])
        let sent = try WireFieldData(field("a", .array), ColumnBatch(values: .variableWidth(values)))
        let back = try sent.column(of: field("a", .array))
        guard case .variableWidth(let arrays) = back.values else { return #expect(Bool(false), "\(back.values)") }
        #expect(Array(arrays[0]) == [3 << 3 | 2, 0])
        #expect(Array(arrays[1]) == filled)
    }

    @Test("texts come back as they went, whatever their length")
    func lengths() throws {
        let all = ["", "a", String(repeating: "b", count: 127), String(repeating: "c", count: 70_000)]
        let message = RepeatedBytes.message(of: texts(all))
        #expect(text(try RepeatedBytes.values(in: message)) == all)
        #expect(throws: WireShapeError.self) { try RepeatedBytes.values(in: message.dropLast()) }
        #expect(throws: WireShapeError.self) { try RepeatedBytes.values(in: Data([0x0A, 0x80])) }
        #expect(throws: WireShapeError.self) { try RepeatedBytes.values(in: Data([0x0D, 1, 2, 3, 4])) }
    }

    @Test("vectors of another width than the schema's are refused")
    func width() throws {
        var data = WireFieldData()
        data.vectors.dimension = 2
        data.vectors.floats = PackedFloats.message(of: [UInt8](repeating: 0, count: 12))
        #expect(throws: WireShapeError.self) { try data.column(of: field("v", .floatVector, dimension: 2)) }
    }

    @Test("ranges of keys are written so that the server's parser reads every one of them")
    func ranges() {
        let (number, word) = (field("id", .int64), field("id", .varChar))
        #expect(KeyRange.all.expression(number) == "id <= \(Int64.max)")
        #expect(KeyRange.all.expression(word) == #"id >= """#)
        let range = KeyRange(after: .int64(.min), through: .int64(.max))
        #expect(range.expression(number) == "id >= \(-Int64.max) and id <= \(Int64.max)")
        #expect(KeyRange(through: .int64(.min)).expression(number) == "id < \(-Int64.max)")
        #expect(
            KeyRange(after: .text([]), through: .text(Array("a\"".utf8))).expression(word)
                == #"id > "" and id <= "a\"""#)
        #expect(range.contains(.int64(.max)) && !range.contains(.int64(.min)))
    }

    @Test("a page asks for what is wanted, at the time that is wanted")
    func points() async throws {
        let answer: @Sendable (StubRequest) async throws -> StubResponse = { _ in
            var results = WireQueryResults()
            var column = WireFieldData()
            column.fieldName = "id"
            column.scalars.longs.data = [3, 1]
            results.fields = [column]
            return try GRPCStub.answer(results)
        }
        try await withMilvus(answering: answer) { milvus, server in
            for point in [
                ReadPoint.latest, .since(HybridTimestamp(rawValue: 7)), .travel(HybridTimestamp(rawValue: 8)),
                .pinned(HybridTimestamp(rawValue: 9)),
            ] {
                let rows = try await milvus.page(
                    RowQuery(
                        of: docs, partitions: ["p"], expression: "id > 0", fields: [field("id", .int64)], limit: 5,
                        at: point))
                #expect(rows.rows == 2)
            }
            let requests = try server.requests.map { try GRPCStub.request(WireQueryRequest.self, in: $0) }
            #expect(requests.map(\.guaranteeTimestamp) == [0, 7, 0, 9])
            #expect(requests.map(\.travelTimestamp) == [0, 0, 8, 0])
            #expect(requests.map(\.consistencyLevel) == [0, 4, 0, 4])
            #expect(requests[3].queryParams.map(\.key) == ["limit", "iterator", "reduce_stop_for_best"])
            #expect(requests.allSatisfy { $0.partitionNames == ["p"] && $0.expression == "id > 0" })
        }
    }
}
