package import Basics
package import BinlogFormat

extension FieldValue {
    /// The whole value: integers exact, floats by the shortest text that reads back as the same bits, JSON as JSON.
    ///
    /// JSON has no NaN and no infinity: they are the texts `NaN`, `Infinity` and `-Infinity`. Binary vectors and
    /// geometries are hexadecimal; sparse vectors are objects from index to value, as pymilvus has them.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): JSONValue(value)
        case .integer(let value): JSONValue(value)
        case .float(let value): JSONValue(exact: value)
        case .double(let value): JSONValue(exact: value)
        case .text(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        case .json(let bytes): (try? JSONValue(parsing: bytes)) ?? .string(String(decoding: bytes, as: UTF8.self))
        case .array(let value): value.json
        case .geometry(let bytes), .binaryVector(let bytes): .string(Hex.encode(bytes))
        case .floatVector(let values): .array(values.map { JSONValue(exact: $0) })
        case .int8Vector(let values): .array(values.map { JSONValue(Int64($0)) })
        case .sparseVector(let elements):
            .object(JSONObject(elements.map { .init(key: "\($0.index)", value: JSONValue(exact: $0.value)) }))
        }
    }
}

extension ArrayValue {
    var json: JSONValue {
        switch self {
        case .empty: []
        case .bools(let values): .array(values.map { JSONValue($0) })
        case .ints(let values): .array(values.map { JSONValue($0) })
        case .longs(let values): .array(values.map { JSONValue($0) })
        case .floats(let values): .array(values.map { JSONValue(exact: $0) })
        case .doubles(let values): .array(values.map { JSONValue(exact: $0) })
        case .texts(let values): .array(values.map { .string(String(decoding: $0, as: UTF8.self)) })
        }
    }
}

extension PrimaryKey {
    package var json: JSONValue {
        switch self {
        case .int64(let value): JSONValue(value)
        case .text(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        }
    }
}

extension JSONValue {
    /// Swift prints the fewest digits that give the same bits again.
    init(exact value: some BinaryFloatingPoint & CustomStringConvertible) {
        guard value.isFinite else {
            self = .string(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
            return
        }
        self = .decimal(value.description)
    }
}
