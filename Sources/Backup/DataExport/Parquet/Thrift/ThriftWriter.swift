/// Writes Thrift's compact protocol (thrift-compact-protocol.md), in which parquet keeps page headers and footer.
struct ThriftWriter {
    /// Types by their number on the wire.
    enum Kind: UInt8 {
        case boolTrue = 1
        case boolFalse, byte, int16, int32, int64, double, binary, list, set, map, structure
    }

    private(set) var bytes: [UInt8] = []
    /// The last field's number of each struct that is open.
    private var last: [Int16] = []

    mutating func structure(_ body: (inout ThriftWriter) -> Void) {
        last.append(0)
        body(&self)
        last.removeLast()
        bytes.append(0)
    }

    mutating func structure(_ id: Int16, _ body: (inout ThriftWriter) -> Void) {
        head(id, .structure)
        structure(body)
    }

    mutating func int32(_ id: Int16, _ value: Int32) {
        head(id, .int32)
        zigZag(Int64(value))
    }

    mutating func int64(_ id: Int16, _ value: Int64) {
        head(id, .int64)
        zigZag(value)
    }

    mutating func byte(_ id: Int16, _ value: Int8) {
        head(id, .byte)
        bytes.append(UInt8(bitPattern: value))
    }

    mutating func bool(_ id: Int16, _ value: Bool) {
        head(id, value ? .boolTrue : .boolFalse)
    }

    mutating func text(_ id: Int16, _ value: String) {
        binary(id, Array(value.utf8))
    }

    mutating func binary(_ id: Int16, _ value: [UInt8]) {
        head(id, .binary)
        binary(value)
    }

    mutating func int32s(_ id: Int16, _ values: [Int32]) {
        list(id, of: .int32, values) { writer, value in writer.zigZag(Int64(value)) }
    }

    mutating func texts(_ id: Int16, _ values: [String]) {
        list(id, of: .binary, values) { writer, value in writer.binary(Array(value.utf8)) }
    }

    mutating func structures<Element>(
        _ id: Int16, _ elements: [Element], _ body: (inout ThriftWriter, Element) -> Void
    ) {
        list(id, of: .structure, elements) { writer, element in writer.structure { body(&$0, element) } }
    }

    private mutating func list<Element>(
        _ id: Int16, of kind: Kind, _ elements: [Element], _ body: (inout ThriftWriter, Element) -> Void
    ) {
        head(id, .list)
        if elements.count < 15 {
            bytes.append(UInt8(elements.count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            Varint.append(UInt64(elements.count), to: &bytes)
        }
        for element in elements { body(&self, element) }
    }

    private mutating func binary(_ value: [UInt8]) {
        Varint.append(UInt64(value.count), to: &bytes)
        bytes += value
    }

    /// Numbers of fields ascend, by no more than fifteen in any struct of parquet.
    private mutating func head(_ id: Int16, _ kind: Kind) {
        let delta = id - (last.last ?? 0)
        bytes.append(UInt8(delta) << 4 | kind.rawValue)
        if !last.isEmpty { last[last.count - 1] = id }
    }

    private mutating func zigZag(_ value: Int64) {
        Varint.append(UInt64(bitPattern: value << 1 ^ value >> 63), to: &bytes)
    }
}
