extension JSONObject {
    // What Go calls `omitempty`: a zero value isn't written. `append` writes always.

    package mutating func appendUnlessEmpty(_ key: String, _ text: String) {
        if !text.isEmpty { append(key, .string(text)) }
    }

    package mutating func appendUnlessEmpty(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { append(key, JSONValue(texts)) }
    }

    package mutating func appendUnlessEmpty(_ key: String, _ values: [JSONValue]) {
        if !values.isEmpty { append(key, .array(values)) }
    }

    /// Keys sorted by their UTF-8 bytes.
    package mutating func appendUnlessEmpty(_ key: String, _ map: [String: String]) {
        guard !map.isEmpty else { return }
        let sorted = map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        append(key, .object(JSONObject(sorted.map { Member(key: $0.key, value: .string($0.value)) })))
    }

    package mutating func appendUnlessZero(_ key: String, _ value: Int64) {
        if value != 0 { append(key, JSONValue(value)) }
    }

    package mutating func appendUnlessZero(_ key: String, _ value: Int32) {
        if value != 0 { append(key, JSONValue(value)) }
    }

    package mutating func appendUnlessZero(_ key: String, _ value: UInt64) {
        if value != 0 { append(key, JSONValue(value)) }
    }

    package mutating func appendIfTrue(_ key: String, _ value: Bool) {
        if value { append(key, .bool(true)) }
    }

    package mutating func appendIfPresent(_ key: String, _ value: JSONValue?) {
        if let value { append(key, value) }
    }
}
