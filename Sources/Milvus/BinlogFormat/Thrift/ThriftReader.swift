/// Reads Thrift's compact protocol, in which parquet writes its footer and page headers (thrift-compact-protocol.md).
///
/// Bounded by the bytes: lengths beyond them are refused, and structs nest at most ``depthLimit`` deep.
/// `beginStruct`, then `nextField` until it is nil; every field is read or skipped before the next is asked for.
struct ThriftReader {
    /// Deeper nesting than parquet's own metadata has is refused.
    private static let depthLimit = 32

    private var cursor: ByteCursor
    /// The last field's number of each struct that is open.
    private var open: [Int64] = []

    init(_ bytes: ArraySlice<UInt8>, origin: Int = 0) {
        cursor = ByteCursor(bytes, origin: origin)
    }

    var position: Int { cursor.position }
    var consumed: Int { cursor.consumed }

    mutating func beginStruct() throws(BinlogFormatError) {
        guard open.count < Self.depthLimit else {
            throw BinlogFormatError(at: position, expected: "at most \(Self.depthLimit) levels of Thrift structs")
        }
        open.append(0)
    }

    /// Nil at the end of the struct, which is closed by that.
    mutating func nextField() throws(BinlogFormatError) -> ThriftField? {
        let head = try cursor.byte("a Thrift field")
        let kind = try self.kind(head & 0x0F)
        guard kind != .stop, let last = open.popLast() else {
            _ = open.popLast()
            return nil
        }
        // The high bits count from the last field's number; zero means that the number stands by itself.
        let id = head >> 4 == 0 ? try cursor.zigZag("a field's number") : last &+ Int64(head >> 4)
        open.append(id)
        return ThriftField(id: Int(id), kind: kind)
    }

    mutating func int(_ field: ThriftField) throws(BinlogFormatError) -> Int64 {
        switch field.kind {
        case .int16, .int32, .int64: return try cursor.zigZag("a number")
        case .byte: return Int64(Int8(bitPattern: try cursor.byte("a number")))
        default: throw mismatch(field, "an integer")
        }
    }

    mutating func int32(_ field: ThriftField) throws(BinlogFormatError) -> Int32 {
        guard let number = Int32(exactly: try int(field)) else { throw mismatch(field, "an integer of 32 bits") }
        return number
    }

    mutating func bool(_ field: ThriftField) throws(BinlogFormatError) -> Bool {
        switch field.kind {
        case .boolTrue: return true
        case .boolFalse: return false
        default: throw mismatch(field, "a boolean")
        }
    }

    mutating func binary(_ field: ThriftField) throws(BinlogFormatError) -> ArraySlice<UInt8> {
        guard field.kind == .binary else { throw mismatch(field, "a string") }
        return try cursor.take(try cursor.length("the length of a string"), "the bytes of a string")
    }

    mutating func string(_ field: ThriftField) throws(BinlogFormatError) -> String {
        String(decoding: try binary(field), as: UTF8.self)
    }

    /// The number of elements, each at least a byte, which the caller reads one by one.
    mutating func list(_ field: ThriftField, of element: ThriftKind) throws(BinlogFormatError) -> Int {
        guard field.kind == .list else { throw mismatch(field, "a list") }
        let (count, kind) = try listHead()
        guard count == 0 || kind == element else { throw mismatch(field, "a list of other elements") }
        return count
    }

    /// An element of a list of integers.
    mutating func element() throws(BinlogFormatError) -> Int64 {
        try cursor.zigZag("a number in a list")
    }

    /// An element of a list of strings.
    mutating func stringElement() throws(BinlogFormatError) -> String {
        let bytes = try cursor.take(try cursor.length("the length of a string"), "the bytes of a string")
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func skip(_ field: ThriftField) throws(BinlogFormatError) {
        try skip(field.kind, depth: 0)
    }

    func mismatch(_ field: ThriftField, _ expected: String) -> BinlogFormatError {
        BinlogFormatError(at: position, expected: "\(expected) in Thrift field \(field.id)")
    }

    private mutating func skip(_ kind: ThriftKind, depth: Int) throws(BinlogFormatError) {
        guard depth < Self.depthLimit else {
            throw BinlogFormatError(at: position, expected: "at most \(Self.depthLimit) levels in a Thrift field")
        }
        switch kind {
        case .stop, .boolTrue, .boolFalse: break
        case .byte: try cursor.skip(1, "a byte")
        case .int16, .int32, .int64: _ = try cursor.varint("a number")
        case .double: try cursor.skip(8, "a double")
        case .binary: try cursor.skip(try cursor.length("the length of a string"), "the bytes of a string")
        case .list, .set:
            let (count, element) = try listHead()
            for _ in 0..<count { try skipElement(element, depth: depth + 1) }
        case .map: try skipMap(depth: depth)
        case .structure:
            try beginStruct()
            while let field = try nextField() { try skip(field.kind, depth: depth + 1) }
        }
    }

    private mutating func listHead() throws(BinlogFormatError) -> (count: Int, element: ThriftKind) {
        let head = try cursor.byte("a list")
        let count = head >> 4 == 15 ? try cursor.length("the length of a list") : Int(head >> 4)
        return (count, try kind(head & 0x0F))
    }

    private mutating func skipMap(depth: Int) throws(BinlogFormatError) {
        let count = try cursor.length("the length of a map")
        guard count > 0 else { return }
        let kinds = try cursor.byte("the types of a map")
        let (key, value) = (try kind(kinds >> 4), try kind(kinds & 0x0F))
        for _ in 0..<count {
            try skipElement(key, depth: depth + 1)
            try skipElement(value, depth: depth + 1)
        }
    }

    /// Inside collections a boolean is a byte of its own.
    private mutating func skipElement(_ kind: ThriftKind, depth: Int) throws(BinlogFormatError) {
        switch kind {
        // Elements without bytes would make the announced length cost nothing.
        case .stop: throw BinlogFormatError(at: position, expected: "the type of an element")
        case .boolTrue, .boolFalse: try cursor.skip(1, "a boolean")
        default: try skip(kind, depth: depth)
        }
    }

    private func kind(_ number: UInt8) throws(BinlogFormatError) -> ThriftKind {
        guard let kind = ThriftKind(rawValue: number) else {
            throw BinlogFormatError(at: position, expected: "a Thrift type, not \(number)")
        }
        return kind
    }
}
