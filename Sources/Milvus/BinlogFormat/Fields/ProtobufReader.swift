/// Reads the few protobuf messages that lie in Milvus' columns: fields one by one, no nesting of its own.
struct ProtobufReader {
    enum Value {
        case varint(UInt64)
        case bytes(ArraySlice<UInt8>)
        /// Four or eight bytes.
        case fixed(ArraySlice<UInt8>)
    }

    struct Field {
        let number: Int
        let value: Value
    }

    private var cursor: ByteCursor

    init(_ bytes: ArraySlice<UInt8>) {
        cursor = ByteCursor(bytes)
    }

    var position: Int { cursor.position }

    /// Nil at the end of the message.
    mutating func next() throws(BinlogFormatError) -> Field? {
        guard cursor.left > 0 else { return nil }
        let tag = try cursor.varint("a protobuf field")
        guard tag >> 3 > 0, tag >> 3 < 1 << 29 else {
            throw BinlogFormatError(at: position, expected: "a number of a protobuf field")
        }
        let number = Int(tag >> 3)
        switch tag & 7 {
        case 0: return Field(number: number, value: .varint(try cursor.varint("a number")))
        case 1: return Field(number: number, value: .fixed(try cursor.take(8, "a number of eight bytes")))
        case 2:
            let length = try cursor.length("a length")
            return Field(number: number, value: .bytes(try cursor.take(length, "\(length) bytes")))
        case 5: return Field(number: number, value: .fixed(try cursor.take(4, "a number of four bytes")))
        default: throw BinlogFormatError(at: position, expected: "a protobuf type, not \(tag & 7)")
        }
    }

    /// Field 1 of a message as a list of numbers, packed or one by one.
    static func varints(_ message: ArraySlice<UInt8>) throws(BinlogFormatError) -> [UInt64] {
        var values: [UInt64] = []
        var reader = ProtobufReader(message)
        while let field = try reader.next() {
            switch field.value {
            case .varint(let value) where field.number == 1: values.append(value)
            case .bytes(let packed) where field.number == 1:
                var cursor = ByteCursor(packed)
                while cursor.left > 0 { values.append(try cursor.varint("an element")) }
            default: break
            }
        }
        return values
    }

    /// Throws where bytes aren't numbers behind one another.
    static func checkVarints(_ packed: ArraySlice<UInt8>) throws(BinlogFormatError) {
        var cursor = ByteCursor(packed)
        while cursor.left > 0 { _ = try cursor.varint("an element") }
    }

    /// Field 1 of a message as a list of floating-point numbers, packed or one by one.
    static func numbers<Number: BitwiseCopyable>(
        of type: Number.Type, in message: ArraySlice<UInt8>
    ) throws(BinlogFormatError) -> [Number] {
        var values: [Number] = []
        var reader = ProtobufReader(message)
        while let field = try reader.next() {
            guard field.number == 1 else { continue }
            switch field.value {
            case .fixed(let bytes), .bytes(let bytes):
                guard bytes.count % MemoryLayout<Number>.size == 0 else {
                    throw BinlogFormatError(at: reader.position, expected: "whole elements of an array")
                }
                values += LittleEndian.numbers(of: type, in: bytes)
            case .varint: throw BinlogFormatError(at: reader.position, expected: "floating-point elements")
            }
        }
        return values
    }

    /// Field 1 of a message as a list of texts.
    static func texts(_ message: ArraySlice<UInt8>) throws(BinlogFormatError) -> [[UInt8]] {
        var values: [[UInt8]] = []
        var reader = ProtobufReader(message)
        while let field = try reader.next() {
            if case .bytes(let bytes) = field.value, field.number == 1 { values.append(Array(bytes)) }
        }
        return values
    }
}
