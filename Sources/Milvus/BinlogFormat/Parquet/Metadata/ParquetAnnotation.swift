/// What a stored value means, where the writer said so (parquet.thrift `LogicalType`, and the older `ConvertedType`).
/// Only what Milvus' types need is told apart.
package enum ParquetAnnotation: Sendable, Hashable {
    case none
    case text
    case json
    case integer(bits: Int, isSigned: Bool)
    case float16
    case other
}

extension ParquetAnnotation {
    /// parquet.thrift `ConvertedType`: 0 UTF8, 11–14 UINT_8–64, 15–18 INT_8–64, 19 JSON.
    init(convertedType: Int32) {
        switch convertedType {
        case 0: self = .text
        case 11...14: self = .integer(bits: 8 << (convertedType - 11), isSigned: false)
        case 15...18: self = .integer(bits: 8 << (convertedType - 15), isSigned: true)
        case 19: self = .json
        default: self = .other
        }
    }

    /// The union `LogicalType`: its one field tells the type.
    init(logicalType reader: inout ThriftReader) throws(BinlogFormatError) {
        self = .other
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: self = .text
            case 10 where field.kind == .structure:
                self = try Self.integer(&reader)
                continue
            case 12: self = .json
            case 15: self = .float16
            default: break
            }
            try reader.skip(field)
        }
    }

    private static func integer(_ reader: inout ThriftReader) throws(BinlogFormatError) -> Self {
        var bits: Int64 = 0
        var isSigned = true
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: bits = try reader.int(field)
            case 2: isSigned = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
        return .integer(bits: Int(bits), isSigned: isSigned)
    }
}
