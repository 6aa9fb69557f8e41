internal import BinlogFormat
internal import MilvusModel

/// How a field becomes a column of parquet.
struct ColumnLayout: Sendable {
    /// What is made of the values as Milvus' logs have them.
    enum Conversion: Sendable, Hashable {
        /// They are written as they are; of a dense vector in a list, each dimension's bytes.
        case none
        /// Indexes and values become a JSON object.
        case sparseText
        /// A message becomes the elements in it.
        case elements
        /// Each byte of a vector becomes a number.
        case unsignedBytes, signedBytes
        /// Sixteen bits of each dimension become the upper ones of 32.
        case widened
    }

    let field: FieldSchema
    let leaf: ParquetLeaf
    let conversion: Conversion
    var isList = false
    /// Elements of every list, where they are as many; that rows aren't null is another thing.
    var listLength: Int?

    var isNullable: Bool { field.isNullable }
    /// Of a value that is there.
    var definitionLevel: UInt8 { (isNullable ? 1 : 0) + (isList ? 1 : 0) }

    /// - Throws: `.unsupportedField`.
    init(_ field: FieldSchema, _ vectors: VectorForm) throws(ExportError) {
        self.field = field
        if let bits = FieldValue.bitsPerDimension(of: field.dataType) {
            guard let dimension = field.dimension, dimension > 0 else {
                throw Self.refusal(field, "its schema tells no dimension")
            }
            let width = dimension * bits / 8
            (leaf, conversion, listLength) = Self.dense(field.dataType, width, dimension, vectors)
            isList = vectors != .binary
            return
        }
        if field.dataType == .array {
            guard let element = Self.scalar(field.elementType) else {
                throw Self.refusal(field, "its elements are of type \(field.elementType)")
            }
            (leaf, conversion, isList) = (element, .elements, true)
            return
        }
        guard let scalar = Self.scalar(field.dataType) else {
            throw Self.refusal(field, "it is of type \(field.dataType)")
        }
        (leaf, conversion) = (scalar, field.dataType == .sparseFloatVector ? .sparseText : .none)
    }

    private static func refusal(_ field: FieldSchema, _ reason: String) -> ExportError {
        ExportError(.unsupportedField, "Field '\(field.name)' can't be written to parquet: \(reason).")
    }

    private static func dense(
        _ type: DataType, _ width: Int, _ dimension: Int, _ form: VectorForm
    ) -> (ParquetLeaf, Conversion, Int?) {
        switch (form, type) {
        case (.binary, _): (ParquetLeaf(type: .fixedLengthByteArray, width: width), .none, nil)
        case (_, .floatVector): (.float, .none, dimension)
        case (_, .int8Vector): (.integer(8), .signedBytes, dimension)
        case (.fixedSizeList, .float16Vector): (.float16, .none, dimension)
        case (.fixedSizeList, .bfloat16Vector): (.float, .widened, dimension)
        default: (.byte, .unsignedBytes, width)
        }
    }

    private static func scalar(_ type: DataType) -> ParquetLeaf? {
        switch type {
        case .bool: ParquetLeaf(type: .boolean)
        case .int8: .integer(8)
        case .int16: .integer(16)
        case .int32: ParquetLeaf(type: .int32)
        case .int64: ParquetLeaf(type: .int64)
        case .timestamptz: ParquetLeaf(type: .int64, meaning: .timestamp)
        case .float: .float
        case .double: ParquetLeaf(type: .double)
        case .string, .varChar, .text, .json, .sparseFloatVector: .text
        case .geometry: ParquetLeaf(type: .byteArray)
        default: nil
        }
    }
}
