import BackupEngine
import MilvusModel
import Testing

@Suite("Schema requirements")
struct SchemaRequirementsTests {
    private func field(_ type: DataType, nullable: Bool = false, partitionKey: Bool = false) -> CollectionSchema {
        BackupSamples.schema([
            FieldSchema(
                id: FieldID(rawValue: 100), name: "f", dataType: type, isPartitionKey: partitionKey,
                isNullable: nullable)
        ])
    }

    @Test(
        "know the first release of a type",
        arguments: [
            (DataType.int64, MilvusVersion(2, 2, 0), true), (.json, MilvusVersion(2, 2, 8), false),
            (.json, MilvusVersion(2, 2, 16), true), (.array, MilvusVersion(2, 2, 16), false),
            (.array, MilvusVersion(2, 3, 5), true), (.sparseFloatVector, MilvusVersion(2, 3, 5), false),
            (.float16Vector, MilvusVersion(2, 4, 0), true), (.int8Vector, MilvusVersion(2, 5, 9), false),
            (.text, MilvusVersion(2, 6, 9), false), (DataType(rawValue: 77), MilvusVersion(2, 2, 0), true),
        ])
    func types(_ type: DataType, _ version: MilvusVersion, _ fits: Bool) {
        #expect(SchemaRequirements(field(type)).problems(on: version, subject: "c").isEmpty == fits)
    }

    @Test("know the first release of flags, functions and dynamic fields")
    func flags() {
        var schema = field(.varChar, nullable: true, partitionKey: true)
        schema.isDynamicFieldEnabled = true
        schema.functions = [FunctionSchema(id: 1, name: "bm25", type: 1)]
        let problems = SchemaRequirements(schema).problems(on: MilvusVersion(2, 2, 5), subject: "c")
        #expect(
            problems.map(\.needs)
                == [2, 5, 2, 5].enumerated().map { index, minor in
                    minor == 2 ? MilvusVersion(2, 2, 9) : MilvusVersion(2, 5, 0)
                })
        #expect(SchemaRequirements(schema).problems(on: MilvusVersion(2, 5, 0), subject: "c").isEmpty)
    }
}
