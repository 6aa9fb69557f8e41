import MilvusModel
import MilvusProtos
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Schema messages")
struct SchemaEncodingTests {
    @Test("A definition leaves out what the server makes itself, and keeps the field ids")
    func removesServerFields() throws {
        let decoded = try CollectionSchema(serialized: schema.definitionBytes(named: "copy"))
        #expect(decoded.name == "copy")
        #expect(decoded.description == "unicode ✓")
        #expect(decoded.fields.map(\.id.rawValue) == [100, 102])
        #expect(decoded.fields.map(\.name) == ["id", "vec"])
        #expect(decoded.isDynamicFieldEnabled)
    }

    @Test("Every field survives encoding and decoding")
    func roundTrips() throws {
        var plain = schema
        plain.fields.removeAll { $0.isDynamic || $0.id.isSystem }
        var decoded = try CollectionSchema(serialized: plain.definitionBytes(named: plain.name))
        decoded.serialized = []
        #expect(decoded == plain)
    }

    @Test("What we have no name for survives a rename")
    func keepsUnknownFields() throws {
        // Field 10 of the schema (its version), which our message doesn't have.
        var bytes = try schema.definitionBytes(named: "docs")
        bytes += [0x50, 0x07]
        let renamed = try CollectionSchema(serialized: bytes).definitionBytes(named: "copy")
        #expect(Array(renamed.suffix(2)) == [0x50, 0x07])
    }

    @Test("A default value stays the bytes that it was")
    func defaultValue() throws {
        let field = try CollectionSchema(serialized: schema.definitionBytes(named: "x")).field(named: "id")
        #expect(field?.serializedDefaultValue == [0x32, 0x02, 0x65, 0x6E])
    }

    @Test("Bytes that aren't a schema are refused")
    func refusesOtherBytes() {
        let error = #expect(throws: MilvusClientError.self) { try CollectionSchema(serialized: [0xFF, 0xFF, 0xFF]) }
        #expect(error?.code == .protocolViolation)
    }

    private let schema = CollectionSchema(
        name: "docs", description: "unicode ✓",
        fields: [
            FieldSchema(id: .rowID, name: "RowID", dataType: .int64),
            FieldSchema(
                id: FieldID(rawValue: 100), name: "id", dataType: .varChar, isPrimaryKey: true,
                typeParameters: [KeyValuePair(key: "max_length", value: "64")],
                // ValueField { string_data: "en" }
                serializedDefaultValue: [0x32, 0x02, 0x65, 0x6E]),
            FieldSchema(
                id: FieldID(rawValue: 102), name: "vec", dataType: .floatVector,
                typeParameters: [KeyValuePair(key: "dim", value: "8")]),
            FieldSchema(id: FieldID(rawValue: 103), name: "$meta", dataType: .json, isDynamic: true),
        ],
        isDynamicFieldEnabled: true, properties: [KeyValuePair(key: "mmap.enabled", value: "true")],
        functions: [
            FunctionSchema(
                id: 100, name: "bm25", type: 1, inputFieldNames: ["text"], inputFieldIDs: [FieldID(rawValue: 102)],
                outputFieldNames: ["sparse"], outputFieldIDs: [FieldID(rawValue: 105)])
        ],
        structArrayFields: [
            StructArrayFieldSchema(
                id: FieldID(rawValue: 110), name: "clips",
                fields: [FieldSchema(id: FieldID(rawValue: 111), name: "clip", dataType: .array, elementType: .int64)])
        ])
}
