import BackupEngine
import MilvusModel
import Testing

@Suite("Field identity")
struct FieldIdentityTests {
    private func schema(_ fields: [(String, Int64)]) -> CollectionSchema {
        BackupSamples.schema(
            fields.map { FieldSchema(id: FieldID(rawValue: $0.1), name: $0.0, dataType: .int64) })
    }

    @Test(
        "holds when ids follow each other from 100 on",
        arguments: [
            ([("a", 100), ("b", 101), ("c", 102)], true), ([], true),
            // A field was dropped, added after the dynamic field, or moved.
            ([("a", 100), ("c", 102)], false), ([("a", 101)], false), ([("b", 101), ("a", 100)], false),
        ] as [([(String, Int64)], Bool)])
    func dense(_ fields: [(String, Int64)], _ holds: Bool) {
        #expect((FieldIdentity(schema(fields)).problem == nil) == holds)
    }

    @Test("ignores what the server makes by itself")
    func systemFields() {
        let fields = [
            FieldSchema(id: FieldID(rawValue: 0), name: "RowID", dataType: .int64),
            FieldSchema(id: FieldID(rawValue: 1), name: "Timestamp", dataType: .int64),
            FieldSchema(id: FieldID(rawValue: 100), name: "id", dataType: .int64),
            FieldSchema(id: FieldID(rawValue: 105), name: "$meta", dataType: .json, isDynamic: true),
        ]
        #expect(FieldIdentity(BackupSamples.schema(fields)).problem == nil)
    }

    @Test("names the field that a new collection numbers in another way")
    func mismatch() {
        let wanted = FieldIdentity(schema([("a", 100), ("b", 101)]))
        #expect(wanted.mismatch(with: schema([("a", 100), ("b", 101)])) == nil)
        #expect(wanted.mismatch(with: schema([("b", 100), ("a", 101)]))?.contains("field a has id 100") == true)
        #expect(wanted.mismatch(with: schema([("a", 100)]))?.contains("none in the new collection") == true)
    }
}
