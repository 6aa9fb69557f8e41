package import MilvusModel

/// Reads the values of a field out of its column's batches; made once a column, it refuses a column that can't be it.
///
/// How each type is stored: `internal/storage/payload_writer.go` (`MilvusDataTypeToArrowType`), the same in 2.2 to 3.0.
package struct FieldReader: Sendable {
    package let type: DataType
    /// Dimensions of a dense vector, as the column has them; nil where its values tell.
    package let dimension: Int?

    /// Of values that come from elsewhere than a file, and are what the schema says.
    package init(_ type: DataType, dimension: Int?) {
        self.type = type
        self.dimension = dimension
    }

    /// `dimension` is what the schema says, nil to take it from the column.
    package init(_ type: DataType, dimension: Int? = nil, column: ParquetColumn) throws(BinlogFormatError) {
        let stored = FieldValue.bitsPerDimension(of: type).map { column.length * 8 / $0 }
        let isDense = stored != nil && column.type == .fixedLengthByteArray
        self.type = type
        self.dimension = dimension ?? (isDense ? stored : nil)
        guard Self.types(for: type).contains(column.type) else {
            throw BinlogFormatError(
                at: 0, expected: "\(type) in column '\(column.name)', which holds \(column.type)")
        }
        guard !isDense || dimension == nil || dimension == stored else {
            throw BinlogFormatError(
                at: 0,
                expected: "vectors of \(dimension ?? 0) dimensions in column '\(column.name)', not of \(stored ?? 0)")
        }
    }

    /// Offsets of errors count within the value.
    package func value(_ batch: ColumnBatch, _ row: Int) throws(BinlogFormatError) -> FieldValue {
        guard !batch.isNull(row) else { return .null }
        switch batch.values {
        case .booleans(let values): return .bool(values[row])
        case .int32s(let values): return .integer(Int64(values[row]))
        case .int64s(let values): return .integer(values[row])
        case .floats(let values): return .float(values[row])
        case .doubles(let values): return .double(values[row])
        case .fixedWidth(let values): return try value(values[row])
        case .variableWidth(let values): return try value(values[row])
        }
    }

    private func value(_ bytes: ArraySlice<UInt8>) throws(BinlogFormatError) -> FieldValue {
        switch type {
        case .string, .varChar, .text: return .text(Array(bytes))
        case .json: return .json(Array(bytes))
        case .array: return .array(try ArrayValue(bytes))
        case .geometry: return .geometry(Array(bytes))
        case .sparseFloatVector: return .sparseVector(try FieldValue.sparseElements(bytes))
        default: break
        }
        if let dimension, let bits = FieldValue.bitsPerDimension(of: type), bytes.count * 8 != dimension * bits {
            throw BinlogFormatError(
                at: 0, expected: "\(dimension) dimensions, \(bytes.count * 8 / bits) are there")
        }
        return FieldValue(vector: bytes, of: type)
    }

    /// How a field may be stored. Dense vectors that may be null are byte arrays (since 2.6.18).
    private static func types(for type: DataType) -> Set<ParquetPhysicalType> {
        switch type {
        case .bool: [.boolean]
        case .int8, .int16, .int32: [.int32]
        case .int64, .timestamptz: [.int64]
        case .float: [.float]
        case .double: [.double]
        case .string, .varChar, .text, .array, .json, .geometry, .sparseFloatVector: [.byteArray]
        case .binaryVector, .floatVector, .float16Vector, .bfloat16Vector, .int8Vector:
            [.fixedLengthByteArray, .byteArray]
        default: []
        }
    }
}
