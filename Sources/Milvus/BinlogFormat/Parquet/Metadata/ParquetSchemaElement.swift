/// One node of the schema, as the footer lists them: parents before children, children counted (`SchemaElement`).
struct ParquetSchemaElement {
    enum Repetition: Int32 {
        case required, optional, repeated
    }

    var type: ParquetPhysicalType?
    var typeLength: Int32 = 0
    var repetition = Repetition.required
    var name = ""
    var children = 0
    var annotation = ParquetAnnotation.none
    /// Milvus' field id in packed files.
    var fieldID: Int32?

    init(_ reader: inout ThriftReader) throws(BinlogFormatError) {
        let start = reader.position
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: type = try Self.known(ParquetPhysicalType.init, try reader.int32(field), "type", &reader)
            case 2: typeLength = try reader.int32(field)
            case 3: repetition = try Self.known(Repetition.init, try reader.int32(field), "repetition", &reader)
            case 4: name = try reader.string(field)
            case 5: children = Int(try reader.int32(field))
            case 6:
                let converted = ParquetAnnotation(convertedType: try reader.int32(field))
                if annotation == .none { annotation = converted }
            case 9: fieldID = try reader.int32(field)
            case 10 where field.kind == .structure: annotation = try ParquetAnnotation(logicalType: &reader)
            default: try reader.skip(field)
            }
        }
        guard children >= 0, typeLength >= 0, (type == nil) == (children > 0) || children == 0 else {
            throw BinlogFormatError(at: start, expected: "a column or a group of columns in the schema")
        }
    }

    private static func known<Value>(
        _ make: (Int32) -> Value?, _ number: Int32, _ what: String, _ reader: inout ThriftReader
    ) throws(BinlogFormatError) -> Value {
        guard let value = make(number) else {
            throw BinlogFormatError(at: reader.position, expected: "a \(what) of parquet, not \(number)")
        }
        return value
    }
}
