import BinlogFormat
import DataExport
import MilvusModel
import Testing

struct JSONLinesTests {
    private func text(_ field: FieldSchema, _ column: ColumnBatch) async throws -> String {
        let batch = RowBatch(fields: [field], columns: [column])
        let (_, bytes) = try await Sinks().write([batch], SinkSettings(format: .jsonLines))
        return String(decoding: bytes[0], as: UTF8.self)
    }

    @Test func `Numbers have the fewest digits that give the same bits, and integers all of theirs`() async throws {
        let floats = ColumnBatch(values: .floats([0.1, -0.0, .leastNonzeroMagnitude, 16_777_216, .nan, -.infinity]))
        #expect(
            try await text(Sinks.field(.float, "f"), floats)
                == "{\"f\":0.1}\n{\"f\":-0.0}\n{\"f\":1e-45}\n{\"f\":16777216.0}\n{\"f\":\"NaN\"}\n{\"f\":\"-Infinity\"}\n"
        )
        let integers = ColumnBatch(values: .int64s([.min, .max]))
        #expect(
            try await text(Sinks.field(.int64, "i"), integers)
                == "{\"i\":-9223372036854775808}\n{\"i\":9223372036854775807}\n")
    }

    @Test func `JSON stays as it was inserted, on one line; what isn't JSON is a text`() async throws {
        let column = ColumnBatch(values: Sinks.texts(["{\"a\":\n 1.50}", "{oops", "12345678901234567890"]))
        #expect(
            try await text(Sinks.field(.json, "j"), column)
                == "{\"j\":{\"a\":  1.50}}\n{\"j\":\"{oops\"}\n{\"j\":12345678901234567890}\n")
    }

    @Test func `Vectors of 16-bit floats are numbers, those of bits are bytes`() async throws {
        let halves = ColumnBatch(values: Sinks.vectors([[0x00, 0x3C, 0x01, 0x00]]))
        #expect(
            try await text(Sinks.field(.float16Vector, "h", dimension: 2), halves) == "{\"h\":[1.0,5.9604645e-08]}\n")
        let brains = ColumnBatch(values: Sinks.vectors([[0x80, 0x3F, 0x49, 0x40]]))
        #expect(try await text(Sinks.field(.bfloat16Vector, "b", dimension: 2), brains) == "{\"b\":[1.0,3.140625]}\n")
        let bits = ColumnBatch(values: Sinks.vectors([[0xFF, 0x01]]))
        #expect(try await text(Sinks.field(.binaryVector, "v", dimension: 16), bits) == "{\"v\":[255,1]}\n")
    }

    @Test func `A null is null`() async throws {
        let column = ColumnBatch(values: Sinks.texts(["a", ""]), isValid: [true, false])
        #expect(
            try await text(Sinks.field(.varChar, "t", isNullable: true), column) == "{\"t\":\"a\"}\n{\"t\":null}\n")
    }
}
