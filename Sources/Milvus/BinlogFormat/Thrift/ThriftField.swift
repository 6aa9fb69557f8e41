/// The head of one field of a struct in Thrift's compact protocol.
struct ThriftField {
    let id: Int
    let kind: ThriftKind
}

/// The types of the compact protocol, by their number on the wire.
enum ThriftKind: UInt8 {
    case stop = 0
    case boolTrue, boolFalse, byte, int16, int32, int64, double, binary, list, set, map, structure
}
