import Basics
import BinlogFormat
import DataExport
import MilvusModel
import ObjectStorage

/// Writes batches with one sink into a store in memory.
struct Sinks {
    let store = InMemoryServer(clock: WallClock { WallTime(seconds: 1_700_000_000) }).store(bucket: "out")

    func write(
        _ batches: [RowBatch], _ settings: SinkSettings = SinkSettings()
    ) async throws -> (files: [WrittenFile], bytes: [[UInt8]]) {
        let factory = RowSinkFactory(settings, store: store)
        var sink = try factory.sink("rows", batches.first?.fields ?? [])
        for batch in batches { try await sink.write(batch) }
        let files = try await sink.finish()
        var bytes: [[UInt8]] = []
        for file in files { bytes.append(try await store.read(file.key)) }
        return (files, bytes)
    }

    static func field(_ type: DataType, _ name: String, dimension: Int? = nil, isNullable: Bool = false) -> FieldSchema
    {
        FieldSchema(
            id: FieldID(rawValue: 100), name: name, dataType: type, isNullable: isNullable,
            typeParameters: dimension.map { [KeyValuePair(key: "dim", value: "\($0)")] } ?? [])
    }

    static func texts(_ values: [String]) -> ColumnValues {
        .variableWidth(
            VariableWidthValues(
                bytes: values.flatMap { Array($0.utf8) }[...], lengths: values.map { Int32($0.utf8.count) }))
    }

    static func vectors(_ values: [[UInt8]]) -> ColumnValues {
        .fixedWidth(FixedWidthValues(width: values[0].count, bytes: values.flatMap { $0 }[...]))
    }
}
