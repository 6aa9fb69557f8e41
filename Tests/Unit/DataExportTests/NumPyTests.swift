import BinlogFormat
import DataExport
import MilvusModel
import ObjectStorage
import Testing

struct NumPyTests {
    private func array(_ field: FieldSchema, _ column: ColumnBatch) async throws -> (head: String, data: [UInt8]) {
        let batch = RowBatch(fields: [field], columns: [column])
        let (files, bytes) = try await Sinks().write([batch], SinkSettings(format: .numpy))
        #expect(files.map(\.key.rawValue) == ["rows/\(field.name).npy"])
        let length = 10 + Int(bytes[0][8]) + Int(bytes[0][9]) << 8
        #expect(Array(bytes[0][..<8]) == [0x93] + Array("NUMPY".utf8) + [1, 0])
        #expect(length % 64 == 0 && bytes[0][length - 1] == 0x0A)
        let head = String(decoding: bytes[0][10..<length], as: UTF8.self)
        return (String(head.prefix { $0 != "}" }), Array(bytes[0][length...]))
    }

    @Test func `Texts are as wide as the longest, in characters of four bytes`() async throws {
        let (head, data) = try await array(
            Sinks.field(.varChar, "t"), ColumnBatch(values: Sinks.texts(["é🜁", "", "abc"])))
        #expect(head.contains("'descr': '<U3'") && head.contains("'shape': (3,)"))
        let characters: [UInt32] = [0xE9, 0x1F701, 0, 0, 0, 0, 0x61, 0x62, 0x63]
        #expect(data == characters.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } })
    }

    @Test func `Small integers take as many bytes as they need`() async throws {
        let (head, data) = try await array(Sinks.field(.int16, "s"), ColumnBatch(values: .int32s([-2, 258])))
        #expect(head.contains("'descr': '<i2'"))
        #expect(data == [0xFE, 0xFF, 2, 1])
        let (flags, bytes) = try await array(Sinks.field(.bool, "b"), ColumnBatch(values: .booleans([true, false])))
        #expect(flags.contains("'descr': '|b1'") && bytes == [1, 0])
    }

    @Test func `Vectors have two dimensions`() async throws {
        let column = ColumnBatch(values: Sinks.vectors([[1, 2, 3, 4], [5, 6, 7, 8]]))
        let (halves, data) = try await array(Sinks.field(.float16Vector, "h", dimension: 2), column)
        #expect(halves.contains("'descr': '<f2'") && halves.contains("'shape': (2, 2)"))
        #expect(data == [1, 2, 3, 4, 5, 6, 7, 8])
        let (brains, _) = try await array(Sinks.field(.bfloat16Vector, "b", dimension: 2), column)
        #expect(brains.contains("'descr': '|u1'") && brains.contains("'shape': (2, 4)"))
    }

    @Test func `A null is refused`() async {
        let column = ColumnBatch(values: .int64s([0]), isValid: [false])
        let error = await #expect(throws: ExportError.self) {
            _ = try await array(Sinks.field(.int64, "n", isNullable: true), column)
        }
        #expect(error?.code == .noValue)
    }
}
