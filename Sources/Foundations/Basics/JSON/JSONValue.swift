/// One JSON value, exact: 64-bit integers never pass through a floating-point number, and what can't be held as an
/// integer keeps its text.
///
/// Milvus' ids and timestamps exceed 2^53, so a parser that reads numbers as `Double` would corrupt them.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// Every integer that fits `Int64`.
    case integer(Int64)
    /// Integers above `Int64.max` only: `JSONValue(_: UInt64)` chooses the right case.
    case unsigned(UInt64)
    /// Any other number, as it was written: `0.5`, `1e3`.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    package init(_ value: Int) { self = .integer(Int64(value)) }
    package init(_ value: Int32) { self = .integer(Int64(value)) }
    package init(_ value: Int64) { self = .integer(value) }
    package init(_ value: Bool) { self = .bool(value) }
    package init(_ value: String) { self = .string(value) }
    package init(_ values: [String]) { self = .array(values.map { .string($0) }) }

    package init(_ value: UInt64) {
        self = Int64(exactly: value).map { .integer($0) } ?? .unsigned(value)
    }

    /// JSON has no NaN and no infinity: they become `null`.
    package init(_ value: Double) {
        self = value.isFinite ? .decimal("\(value)") : .null
    }

    /// `null` for nil.
    package init(_ value: String?) { self = value.map { .string($0) } ?? .null }
}

extension JSONValue {
    package var isNull: Bool { self == .null }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// Nil for anything that isn't written as an integer, and for integers outside `Int64`.
    package var int64: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Nil for anything that isn't written as an integer, and for integers outside `UInt64`.
    package var uint64: UInt64? {
        switch self {
        case .integer(let value): UInt64(exactly: value)
        case .unsigned(let value): value
        default: nil
        }
    }

    /// Any number, rounded to the nearest `Double`: for rates and progress, never for ids.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .decimal(let text): Double(text)
        default: nil
        }
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    package var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// A member by its exact key; nil when there is none or this isn't an object.
    package subscript(key: String) -> JSONValue? {
        object?[key]
    }

    /// What it is, for messages: `a string`, `an integer` …
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .unsigned: "an integer"
        case .decimal: "a decimal number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
