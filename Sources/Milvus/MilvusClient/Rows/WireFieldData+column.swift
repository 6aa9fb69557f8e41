internal import BinlogFormat
internal import FoundationEssentials
internal import MilvusModel
internal import MilvusProtos

extension WireFieldData {
    /// The column as it stands in a log, without an object for any value.
    ///
    /// - Throws: ``WireShapeError`` when it can't be the field's.
    func column(of schema: FieldSchema) throws(WireShapeError) -> ColumnBatch {
        let values = try values(of: schema)
        guard !validData.isEmpty else { return ColumnBatch(values: values) }
        // Rows without a value have a filler, but for vectors, where they are left out.
        let isSpread = values.count == validData.count
        guard isSpread || values.count == validData.count(where: \.self) else {
            throw WireShapeError("\(values.count) values of \(schema.name) for \(validData.count) rows")
        }
        return ColumnBatch(values: isSpread ? values : values.spread(over: validData), isValid: validData)
    }

    private func values(of schema: FieldSchema) throws(WireShapeError) -> ColumnValues {
        switch field {
        case .scalars(let scalars):
            guard let values = try scalars.columnValues() else { return Self.none(of: schema.dataType) }
            return values
        case .vectors(let vectors): return try vectors.columnValues(of: schema)
        case nil: return Self.none(of: schema.dataType)
        }
    }

    private static func none(of type: DataType) -> ColumnValues {
        switch type {
        case .bool: .booleans([])
        case .int8, .int16, .int32: .int32s([])
        case .int64, .timestamptz: .int64s([])
        case .float: .floats([])
        case .double: .doubles([])
        default: .variableWidth(VariableWidthValues(bytes: [], starts: [], lengths: []))
        }
    }
}

extension WireScalarField {
    fileprivate func columnValues() throws(WireShapeError) -> ColumnValues? {
        switch data {
        case .bools(let array): .booleans(array.data)
        case .ints(let array): .int32s(array.data)
        case .longs(let array), .timestamps(let array): .int64s(array.data)
        case .floats(let array): .floats(array.data)
        case .doubles(let array): .doubles(array.data)
        case .strings(let message), .bytes(let message), .jsons(let message), .geometries(let message),
            .arrays(let message):
            .variableWidth(try RepeatedBytes.values(in: message))
        case nil: nil
        }
    }
}

extension WireVectorField {
    fileprivate func columnValues(of schema: FieldSchema) throws(WireShapeError) -> ColumnValues {
        switch data {
        case .floats(let message): try dense(try PackedFloats.bytes(in: message), schema)
        case .binary(let bytes), .halves(let bytes), .brainHalves(let bytes), .tinies(let bytes):
            try dense(Array(bytes)[...], schema)
        case .sparse(let message): .variableWidth(try RepeatedBytes.values(in: message))
        case nil: try dense([], schema)
        }
    }

    private func dense(_ bytes: ArraySlice<UInt8>, _ schema: FieldSchema) throws(WireShapeError) -> ColumnValues {
        let bits = FieldValue.bitsPerDimension(of: schema.dataType) ?? 0
        let width = (schema.dimension ?? Int(clamping: dimension)) * bits / 8
        guard width > 0, bytes.count % width == 0 else {
            throw WireShapeError("\(bytes.count) bytes of \(schema.name), whose vectors have \(width)")
        }
        return .fixedWidth(FixedWidthValues(width: width, bytes: bytes))
    }
}
