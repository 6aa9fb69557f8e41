import BinlogFormat
import DataExport
import MilvusModel
import ObjectStorage
import Testing

struct ParquetSinkTests {
    private static let fields = [
        Sinks.field(.int64, "id"), Sinks.field(.varChar, "word", isNullable: true), Sinks.field(.bool, "flag"),
        Sinks.field(.float, "ratio"), Sinks.field(.floatVector, "vector", dimension: 1),
    ]

    private static func batch(_ ids: ClosedRange<Int64>) -> RowBatch {
        let rows = Array(ids)
        return RowBatch(
            fields: fields,
            columns: [
                ColumnBatch(values: .int64s(rows)),
                ColumnBatch(
                    values: Sinks.texts(rows.map { $0 % 3 == 0 ? "" : "row \($0)" }), isValid: rows.map { $0 % 3 != 0 }),
                ColumnBatch(values: .booleans(rows.map { $0 % 2 == 0 })),
                ColumnBatch(values: .floats(rows.map { Float($0) / 7 })),
                ColumnBatch(values: Sinks.vectors(rows.map { [UInt8(truncatingIfNeeded: $0), 2, 3, 4] })),
            ])
    }

    @Test func `What was written is read back by the reader of Milvus' logs`() async throws {
        let settings = SinkSettings(vectors: .binary)
        let (files, bytes) = try await Sinks().write([Self.batch(1...10), Self.batch(11...20)], settings)
        #expect(files.map(\.key.rawValue) == ["rows.parquet"])
        #expect(files.map(\.bytes) == bytes.map { Int64($0.count) })
        let file = try ParquetFile(bytes[0])
        #expect(file.footer.rows == 20)
        #expect(file.footer.columns.map(\.name) == ["id", "word", "flag", "ratio", "vector"])
        var (ids, words, flags, vectors): ([Int64], [String?], [Bool], [[UInt8]]) = ([], [], [], [])
        for batch in try file.batches(ofColumn: 0) { if case .int64s(let values) = batch.values { ids += values } }
        for batch in try file.batches(ofColumn: 1) {
            guard case .variableWidth(let values) = batch.values else { continue }
            words += (0..<batch.rows).map { batch.isNull($0) ? nil : String(decoding: values[$0], as: UTF8.self) }
        }
        for batch in try file.batches(ofColumn: 2) { if case .booleans(let values) = batch.values { flags += values } }
        for batch in try file.batches(ofColumn: 4) {
            if case .fixedWidth(let values) = batch.values { vectors += (0..<values.count).map { Array(values[$0]) } }
        }
        #expect(ids == Array(1...20))
        #expect(words == (1...20).map { $0 % 3 == 0 ? nil : "row \($0)" })
        #expect(flags == (1...20).map { $0 % 2 == 0 })
        #expect(vectors == (1...20).map { [UInt8($0), 2, 3, 4] })
    }

    @Test func `Row groups end at the bytes that were given, with the keys' range`() async throws {
        let settings = SinkSettings(vectors: .binary, rowGroupBytes: 100)
        let (_, bytes) = try await Sinks().write([Self.batch(1...10), Self.batch(11...20)], settings)
        let groups = try ParquetFile(bytes[0]).footer.rowGroups
        #expect(groups.map(\.rows) == [10, 10])
        #expect(groups.map { $0.chunks[0].statistics?.int64Range } == [1...10, 11...20])
    }

    @Test func `A value that is missing where the schema has none is refused with field and row`() async throws {
        let batch = RowBatch(
            fields: [Sinks.field(.int64, "id")],
            columns: [ColumnBatch(values: .int64s([1, 0]), isValid: [true, false])])
        let error = await #expect(throws: ExportError.self) { _ = try await Sinks().write([batch]) }
        #expect(error?.code == .value)
        #expect(error?.message == "Field 'id' of row 1 has no value.")
    }

    @Test func `Fields that have no column are refused before a sink is made`() {
        let factory = RowSinkFactory(SinkSettings(format: .numpy), store: Sinks().store)
        #expect(throws: ExportError.self) { try factory.check([Sinks.field(.sparseFloatVector, "sparse")]) }
        #expect(throws: ExportError.self) { try factory.check([Sinks.field(.floatVector, "vector")]) }
    }
}
