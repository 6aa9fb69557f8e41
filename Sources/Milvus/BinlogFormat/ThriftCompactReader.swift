/// Walks one struct of Thrift's compact protocol and stops at the field that is wanted.
struct ThriftCompactReader {
    /// Deeper nesting than parquet's own metadata has is refused.
    private static let depthLimit = 32

    private enum Kind: UInt8 {
        case stop = 0
        case boolTrue, boolFalse, byte, int16, int32, int64, double, binary, list, set, map, structure
    }

    private var cursor: ByteCursor

    init(_ bytes: ArraySlice<UInt8>) {
        cursor = ByteCursor(bytes)
    }

    /// The integer in field `wanted` of the outermost struct.
    mutating func int64(ofField wanted: Int64) throws(BinlogFormatError) -> Int64 {
        var field: Int64 = 0
        while let kind = try nextField(&field) {
            guard field == wanted else {
                try skip(kind, depth: 0)
                continue
            }
            guard kind == .int64 || kind == .int32 else {
                throw BinlogFormatError(at: cursor.position, expected: "an integer in field \(wanted)")
            }
            return try zigZag()
        }
        throw BinlogFormatError(at: cursor.position, expected: "field \(wanted) of the footer")
    }

    /// Moves `field` to the number of the next field and gives its kind; nil at the end of the struct.
    private mutating func nextField(_ field: inout Int64) throws(BinlogFormatError) -> Kind? {
        let head = try cursor.byte("a field of the footer")
        let kind = try self.kind(head & 0x0F)
        guard kind != .stop else { return nil }
        // The high bits count from the last field's number; zero means that the number stands by itself.
        field = head >> 4 == 0 ? try zigZag() : field &+ Int64(head >> 4)
        return kind
    }

    private mutating func skip(_ kind: Kind, depth: Int) throws(BinlogFormatError) {
        guard depth < Self.depthLimit else {
            throw BinlogFormatError(at: cursor.position, expected: "at most \(Self.depthLimit) levels")
        }
        switch kind {
        case .stop, .boolTrue, .boolFalse: break
        case .byte: try cursor.skip(1, "a byte")
        case .int16, .int32, .int64: _ = try varint()
        case .double: try cursor.skip(8, "a double")
        case .binary: try cursor.skip(try length(), "the bytes of a string")
        case .list, .set: try skipList(depth: depth)
        case .map: try skipMap(depth: depth)
        case .structure:
            var field: Int64 = 0
            while let kind = try nextField(&field) { try skip(kind, depth: depth + 1) }
        }
    }

    private mutating func skipList(depth: Int) throws(BinlogFormatError) {
        let head = try cursor.byte("a list")
        let count = head >> 4 == 15 ? try length() : Int(head >> 4)
        let element = try kind(head & 0x0F)
        for _ in 0..<count { try skipElement(element, depth: depth + 1) }
    }

    private mutating func skipMap(depth: Int) throws(BinlogFormatError) {
        let count = try length()
        guard count > 0 else { return }
        let kinds = try cursor.byte("the types of a map")
        let (key, value) = (try kind(kinds >> 4), try kind(kinds & 0x0F))
        for _ in 0..<count {
            try skipElement(key, depth: depth + 1)
            try skipElement(value, depth: depth + 1)
        }
    }

    /// Inside collections a boolean is a byte of its own.
    private mutating func skipElement(_ kind: Kind, depth: Int) throws(BinlogFormatError) {
        switch kind {
        // Elements without bytes would make the announced length cost nothing.
        case .stop: throw BinlogFormatError(at: cursor.position, expected: "the type of an element")
        case .boolTrue, .boolFalse: try cursor.skip(1, "a boolean")
        default: try skip(kind, depth: depth)
        }
    }

    private func kind(_ number: UInt8) throws(BinlogFormatError) -> Kind {
        guard let kind = Kind(rawValue: number) else {
            throw BinlogFormatError(at: cursor.position, expected: "a Thrift type, not \(number)")
        }
        return kind
    }

    /// A length; every element takes at least one byte, so one beyond what is left is refused by who reads on.
    private mutating func length() throws(BinlogFormatError) -> Int {
        guard let length = Int(exactly: try varint()) else {
            throw BinlogFormatError(at: cursor.position, expected: "a length")
        }
        return length
    }

    private mutating func zigZag() throws(BinlogFormatError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func varint() throws(BinlogFormatError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try cursor.byte("a number")
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw BinlogFormatError(at: cursor.position, expected: "a number of at most 64 bits")
    }
}
