/// Takes the members of one JSON object by key, and keeps what nobody asked for.
///
/// Keys match without regard to ASCII case, the last of equal keys wins, `null` counts as absent, and an absent
/// member is its type's zero: the rules of Go's reader, whose files we share. A member of the wrong type is an
/// error that names its path.
package struct JSONFields {
    private var members: [JSONObject.Member]

    package init(_ value: JSONValue) throws(JSONMappingError) {
        guard case .object(let object) = value else { throw Self.mismatch("an object", value) }
        members = object.members
    }

    /// Members that were not taken, in their order.
    package var remaining: JSONObject { JSONObject(members) }

    package mutating func string(_ key: String) throws(JSONMappingError) -> String {
        try take(key, "a string", \.string) ?? ""
    }

    package mutating func bool(_ key: String) throws(JSONMappingError) -> Bool {
        try take(key, "a boolean", \.bool) ?? false
    }

    package mutating func int64(_ key: String) throws(JSONMappingError) -> Int64 {
        try take(key, "an integer of 64 bits", \.int64) ?? 0
    }

    package mutating func uint64(_ key: String) throws(JSONMappingError) -> UInt64 {
        try take(key, "a non-negative integer of 64 bits", \.uint64) ?? 0
    }

    package mutating func int32(_ key: String) throws(JSONMappingError) -> Int32 {
        try take(key, "an integer of 32 bits") { $0.int64.flatMap(Int32.init(exactly:)) } ?? 0
    }

    package mutating func strings(_ key: String) throws(JSONMappingError) -> [String] {
        try array(key, Self.text)
    }

    /// An object whose values are strings.
    package mutating func stringMap(_ key: String) throws(JSONMappingError) -> [String: String] {
        var map: [String: String] = [:]
        for member in try object(key)?.members ?? [] {
            map[member.key] = try Self.under("\(key).\(member.key)") { () throws(JSONMappingError) in
                try Self.text(member.value)
            }
        }
        return map
    }

    package mutating func object(_ key: String) throws(JSONMappingError) -> JSONObject? {
        try take(key, "an object", \.object)
    }

    /// Any value as it stands, nil when absent.
    package mutating func value(_ key: String) -> JSONValue? {
        let found = pop(key)
        return found == .null ? nil : found
    }

    /// One nested value read by `decode`.
    package mutating func nested<Value>(
        _ key: String, _ decode: (JSONValue) throws(JSONMappingError) -> Value
    ) throws(JSONMappingError) -> Value? {
        guard let value = value(key) else { return nil }
        return try Self.under(key) { () throws(JSONMappingError) in try decode(value) }
    }

    /// Every element of an array read by `decode`.
    package mutating func array<Element>(
        _ key: String, _ decode: (JSONValue) throws(JSONMappingError) -> Element
    ) throws(JSONMappingError) -> [Element] {
        guard let values = try take(key, "an array", \.array) else { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            do {
                elements.append(try decode(value))
            } catch {
                throw error.under("\(key)[\(index)]")
            }
        }
        return elements
    }

    private mutating func take<Value>(
        _ key: String, _ expected: String, _ convert: (JSONValue) -> Value?
    ) throws(JSONMappingError) -> Value? {
        guard let value = value(key) else { return nil }
        guard let converted = convert(value) else { throw Self.mismatch(expected, value).under(key) }
        return converted
    }

    private mutating func pop(_ key: String) -> JSONValue? {
        var found: JSONValue?
        members.removeAll { member in
            guard Self.matches(member.key, key) else { return false }
            found = member.value
            return true
        }
        return found
    }

    private static func matches(_ lhs: String, _ rhs: String) -> Bool {
        lhs == rhs
            || (lhs.utf8.count == rhs.utf8.count && zip(lhs.utf8, rhs.utf8).allSatisfy { lower($0) == lower($1) })
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func text(_ value: JSONValue) throws(JSONMappingError) -> String {
        guard let text = value.string else { throw mismatch("a string", value) }
        return text
    }

    private static func under<Value>(
        _ element: String, _ body: () throws(JSONMappingError) -> Value
    ) throws(JSONMappingError) -> Value {
        do { return try body() } catch { throw error.under(element) }
    }

    private static func mismatch(_ expected: String, _ value: JSONValue) -> JSONMappingError {
        JSONMappingError(path: "", reason: "\(expected) is expected, \(value.kind) stands there")
    }
}
