package import MilvusModel

// Vectors are the same bytes in a column, in an answer to a query, and in a search: little-endian numbers in a row.
extension FieldValue {
    /// A dense vector from the bytes of its dimensions; of any other type than those of vectors, one of floats.
    package init(vector bytes: ArraySlice<UInt8>, of type: DataType) {
        self =
            switch type {
            case .binaryVector: .binaryVector(Array(bytes))
            case .int8Vector: .int8Vector(bytes.map { Int8(bitPattern: $0) })
            case .float16Vector:
                .floatVector(LittleEndian.numbers(of: UInt16.self, in: bytes).map(Float.init(halfBits:)))
            case .bfloat16Vector:
                .floatVector(
                    LittleEndian.numbers(of: UInt16.self, in: bytes).map { Float(bitPattern: UInt32($0) << 16) })
            default: .floatVector(LittleEndian.numbers(of: Float.self, in: bytes))
            }
    }

    /// Pairs of four bytes: the index, the value.
    package static func sparseElements(_ bytes: ArraySlice<UInt8>) throws(BinlogFormatError) -> [SparseElement] {
        guard bytes.count % 8 == 0 else {
            throw BinlogFormatError(at: 0, expected: "pairs of index and value in a sparse vector")
        }
        return LittleEndian.numbers(of: UInt64.self, in: bytes).map { pair in
            SparseElement(
                index: UInt32(truncatingIfNeeded: pair),
                value: Float(bitPattern: UInt32(truncatingIfNeeded: pair >> 32)))
        }
    }

    /// Nil for types that aren't dense vectors.
    package static func bitsPerDimension(of type: DataType) -> Int? {
        switch type {
        case .binaryVector: 1
        case .int8Vector: 8
        case .float16Vector, .bfloat16Vector: 16
        case .floatVector: 32
        default: nil
        }
    }
}
