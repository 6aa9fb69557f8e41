/// The value of an array field: a serialized `schemapb.ScalarField` (`milvus-proto`, schema.proto), whose one member
/// tells the elements' type.
package enum ArrayValue: Sendable, Hashable {
    case empty
    case bools([Bool])
    /// Int8, Int16 and Int32.
    case ints([Int32])
    case longs([Int64])
    case floats([Float])
    case doubles([Double])
    case texts([[UInt8]])

    package var count: Int {
        switch self {
        case .empty: 0
        case .bools(let values): values.count
        case .ints(let values): values.count
        case .longs(let values): values.count
        case .floats(let values): values.count
        case .doubles(let values): values.count
        case .texts(let values): values.count
        }
    }

    /// Offsets of errors count from the first of `bytes`.
    package init(_ bytes: ArraySlice<UInt8>) throws(BinlogFormatError) {
        self = .empty
        var message = ProtobufReader(bytes)
        while let field = try message.next() {
            guard case .bytes(let array) = field.value else {
                throw BinlogFormatError(at: message.position, expected: "an array of scalars")
            }
            switch field.number {
            case 1: self = .bools(try ProtobufReader.varints(array).map { $0 != 0 })
            case 2: self = .ints(try ProtobufReader.varints(array).map { Int32(truncatingIfNeeded: $0) })
            case 3, 11: self = .longs(try ProtobufReader.varints(array).map { Int64(bitPattern: $0) })
            case 4: self = .floats(try ProtobufReader.numbers(of: Float.self, in: array))
            case 5: self = .doubles(try ProtobufReader.numbers(of: Double.self, in: array))
            case 6, 7, 9, 10: self = .texts(try ProtobufReader.texts(array))
            default:
                throw BinlogFormatError(
                    .unsupported, at: message.position,
                    expected: "elements of a type that this reader knows, not \(field.number)")
            }
        }
    }
}
