internal import BinlogFormat
internal import FoundationEssentials
internal import MilvusModel
internal import MilvusProtos

extension WireFieldData {
    /// A column as inserts take it: of a field that may be null, the values that there are.
    ///
    /// - Throws: ``WireShapeError`` where the values aren't what the field's type is stored as.
    init(_ schema: FieldSchema, _ column: ColumnBatch) throws(WireShapeError) {
        self.init()
        type = schema.dataType.rawValue
        fieldName = schema.name
        isDynamic = schema.isDynamic
        var values = column.values
        if let isValid = column.isValid {
            values = values.at(isValid.indices.filter { isValid[$0] }.map { Int32($0) })
            validData = isValid
        }
        if schema.dataType.isVector {
            try setVectors(schema, values)
        } else {
            try setScalars(schema, values)
        }
    }

    private mutating func setScalars(_ schema: FieldSchema, _ values: ColumnValues) throws(WireShapeError) {
        switch (schema.dataType, values) {
        case (.bool, .booleans(let values)): scalars.bools.data = values
        case (.int8, .int32s(let values)), (.int16, .int32s(let values)), (.int32, .int32s(let values)):
            scalars.ints.data = values
        case (.int64, .int64s(let values)): scalars.longs.data = values
        case (.timestamptz, .int64s(let values)): scalars.timestamps.data = values
        case (.float, .floats(let values)): scalars.floats.data = values
        case (.double, .doubles(let values)): scalars.doubles.data = values
        case (.array, .variableWidth(let values)): try setArrays(schema, values)
        case (_, .variableWidth(let values)): try setBytes(schema, RepeatedBytes.message(of: values))
        default: throw WireShapeError("field \(schema.name) of type \(schema.dataType) with values of another kind")
        }
    }

    private mutating func setBytes(_ schema: FieldSchema, _ message: Data) throws(WireShapeError) {
        switch schema.dataType {
        case .string, .varChar, .text: scalars.strings = message
        case .json: scalars.jsons = message
        case .geometry: scalars.geometries = message
        default: throw WireShapeError("milvault doesn't insert values of type \(schema.dataType)")
        }
    }

    /// Servers give an array without elements as an empty message; one that says of which type its elements would be is
    /// what inserts must have: the proxy of 2.3.5 crashes over any other (`validate_util.go`, `checkArrayElement`).
    private mutating func setArrays(
        _ schema: FieldSchema, _ values: VariableWidthValues
    ) throws(WireShapeError) {
        guard let field = Self.arrayField(schema.elementType) else {
            throw WireShapeError("milvault doesn't insert arrays of type \(schema.elementType)")
        }
        var type: [UInt8] = [2 << 3 | 0]
        RepeatedBytes.append(UInt64(schema.elementType.rawValue), to: &type)
        scalars.arrays = RepeatedBytes.message(of: values, emptyOnesAs: [field << 3 | 2, 0]) + Data(type)
    }

    /// Which field of a `ScalarField` holds such elements.
    private static func arrayField(_ type: DataType) -> UInt8? {
        switch type {
        case .bool: 1
        case .int8, .int16, .int32: 2
        case .int64: 3
        case .float: 4
        case .double: 5
        case .string, .varChar: 6
        default: nil
        }
    }

    private mutating func setVectors(_ schema: FieldSchema, _ values: ColumnValues) throws(WireShapeError) {
        vectors.dimension = Int64(schema.dimension ?? 0)
        switch (schema.dataType, values) {
        case (.sparseFloatVector, .variableWidth(let values)): vectors.sparse = RepeatedBytes.message(of: values)
        case (.floatVector, _): vectors.floats = PackedFloats.message(of: try Self.dense(schema, values))
        case (.binaryVector, _): vectors.binary = Data(try Self.dense(schema, values))
        case (.float16Vector, _): vectors.halves = Data(try Self.dense(schema, values))
        case (.bfloat16Vector, _): vectors.brainHalves = Data(try Self.dense(schema, values))
        case (.int8Vector, _): vectors.tinies = Data(try Self.dense(schema, values))
        default: throw WireShapeError("milvault doesn't insert values of type \(schema.dataType)")
        }
    }

    private static func dense(_ schema: FieldSchema, _ values: ColumnValues) throws(WireShapeError) -> ArraySlice<UInt8>
    {
        switch values {
        case .fixedWidth(let values): values.contiguous ?? (0..<values.count).flatMap { values[$0] }[...]
        case .variableWidth(let values): (0..<values.count).flatMap { values[$0] }[...]
        default: throw WireShapeError("field \(schema.name) of type \(schema.dataType) with values of another kind")
        }
    }
}
