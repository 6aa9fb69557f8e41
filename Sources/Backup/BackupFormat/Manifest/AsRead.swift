internal import Basics

/// A value and the JSON that it was read from.
///
/// While the value isn't changed, the JSON is written back as it was: keys that we have no name for survive at every
/// depth. A changed value is encoded afresh.
struct AsRead<Value: Sendable & Hashable>: Sendable, Hashable {
    var value: Value
    private let original: Value?
    private let json: JSONValue

    init(_ value: Value) {
        self.value = value
        original = nil
        json = .null
    }

    init(_ value: Value, readFrom json: JSONValue) {
        self.value = value
        original = value
        self.json = json
    }

    func json(_ encode: (Value) -> JSONValue) -> JSONValue {
        original == value ? json : encode(value)
    }

    static func == (lhs: AsRead, rhs: AsRead) -> Bool {
        lhs.value == rhs.value
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}
