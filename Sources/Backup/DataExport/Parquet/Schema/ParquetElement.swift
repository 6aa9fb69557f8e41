internal import BinlogFormat

/// One node of the schema in a footer (parquet.thrift `SchemaElement`).
struct ParquetElement: Sendable {
    enum Repetition: Int32, Sendable {
        case required, optional, repeated
    }

    var name: String
    /// The root has none.
    var repetition: Repetition?
    var leaf: ParquetLeaf?
    var isList = false
    var children = 0
    /// Milvus' field id, as its own packed files have it.
    var id: Int32?

    func write(_ writer: inout ThriftWriter) {
        if let leaf { writer.int32(1, leaf.type.rawValue) }
        if let leaf, leaf.width > 0 { writer.int32(2, Int32(leaf.width)) }
        if let repetition { writer.int32(3, repetition.rawValue) }
        writer.text(4, name)
        if children > 0 { writer.int32(5, Int32(children)) }
        if let converted { writer.int32(6, converted) }
        if let id { writer.int32(9, id) }
        writeLogicalType(&writer)
    }

    /// The older notation: 0 UTF8, 3 LIST, 10 TIMESTAMP_MICROS, 11 to 14 UINT_8 to UINT_64, 15 to 18 INT_8 to INT_64.
    private var converted: Int32? {
        if isList { return 3 }
        switch leaf?.meaning {
        case .text: return 0
        case .timestamp: return 10
        case .integer(let bits, let isSigned): return (isSigned ? 15 : 11) + Int32(bits.trailingZeroBitCount - 3)
        case .float16, .plain, nil: return nil
        }
    }

    /// A union: its one field tells the type.
    private func writeLogicalType(_ writer: inout ThriftWriter) {
        guard isList || leaf.map({ $0.meaning != .plain }) ?? false else { return }
        writer.structure(10) { type in
            if isList { return type.structure(3) { _ in } }
            switch leaf?.meaning {
            case .text: type.structure(1) { _ in }
            case .float16: type.structure(15) { _ in }
            case .integer(let bits, let isSigned):
                type.structure(10) {
                    $0.byte(1, Int8(bits))
                    $0.bool(2, isSigned)
                }
            case .timestamp:
                type.structure(8) {
                    $0.bool(1, true)
                    $0.structure(2) { $0.structure(2) { _ in } }
                }
            case .plain, nil: break
            }
        }
    }
}
