internal import BinlogFormat
internal import MilvusModel

/// How a field becomes an array: as Milvus 2.2's and 2.3's bulk insert takes them where it does.
struct NumPyType: Sendable {
    enum Element: Sendable, Hashable {
        /// As many bytes as they take, the name as NumPy writes it.
        case fixed(bytes: Int, name: String)
        /// 32 bits of boolean or number become fewer.
        case narrowed(bytes: Int, name: String)
        /// Unicode, as long as the longest.
        case text
    }

    let element: Element
    /// Elements of a row; nil where a row is one.
    var columns: Int?

    /// - Throws: `.unsupportedField`.
    init(_ field: FieldSchema) throws(ExportError) {
        switch field.dataType {
        case .bool: element = .narrowed(bytes: 1, name: "|b1")
        case .int8: element = .narrowed(bytes: 1, name: "|i1")
        case .int16: element = .narrowed(bytes: 2, name: "<i2")
        case .int32: element = .fixed(bytes: 4, name: "<i4")
        case .int64, .timestamptz: element = .fixed(bytes: 8, name: "<i8")
        case .float: element = .fixed(bytes: 4, name: "<f4")
        case .double: element = .fixed(bytes: 8, name: "<f8")
        case .string, .varChar, .text, .json: element = .text
        default: element = try Self.vector(field)
        }
        if let bits = FieldValue.bitsPerDimension(of: field.dataType), let dimension = field.dimension {
            columns =
                field.dataType == .binaryVector || field.dataType == .bfloat16Vector
                ? dimension * bits / 8 : dimension
        }
    }

    /// NumPy has no bfloat16: its bytes stand for it, as in Milvus.
    private static func vector(_ field: FieldSchema) throws(ExportError) -> Element {
        switch (field.dataType, field.dimension) {
        case (.floatVector, .some): return .fixed(bytes: 4, name: "<f4")
        case (.float16Vector, .some): return .fixed(bytes: 2, name: "<f2")
        case (.int8Vector, .some): return .fixed(bytes: 1, name: "|i1")
        case (.binaryVector, .some), (.bfloat16Vector, .some): return .fixed(bytes: 1, name: "|u1")
        default:
            throw ExportError(
                .unsupportedField, "Field '\(field.name)' is \(field.dataType), which NumPy's files can't hold.")
        }
    }
}
