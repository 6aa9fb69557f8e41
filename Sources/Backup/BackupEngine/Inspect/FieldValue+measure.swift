internal import BinlogFormat

extension FieldValue {
    /// Whether values like it can be put in order. NaN can't.
    var hasOrder: Bool {
        switch self {
        case .bool, .integer, .text: true
        case .float(let value): !value.isNaN
        case .double(let value): !value.isNaN
        default: false
        }
    }

    /// For values of one field that ``hasOrder``. Texts by their bytes, as Milvus compares them.
    func isBefore(_ other: FieldValue) -> Bool {
        switch (self, other) {
        case (.bool(let lhs), .bool(let rhs)): !lhs && rhs
        case (.integer(let lhs), .integer(let rhs)): lhs < rhs
        case (.float(let lhs), .float(let rhs)): lhs < rhs
        case (.double(let lhs), .double(let rhs)): lhs < rhs
        case (.text(let lhs), .text(let rhs)): lhs.lexicographicallyPrecedes(rhs)
        default: false
        }
    }

    /// See ``FieldStatistics/Measure``.
    var measure: Double {
        switch self {
        case .null: .nan
        case .bool(let value): value ? 1 : 0
        case .integer(let value): Double(value)
        case .float(let value): Double(value)
        case .double(let value): value
        case .text(let bytes), .json(let bytes), .geometry(let bytes): Double(bytes.count)
        case .array(let value): Double(value.count)
        case .binaryVector(let bytes): Double(bytes.reduce(0) { $0 + $1.nonzeroBitCount }).squareRoot()
        case .floatVector(let values): Self.norm(values) { Double($0) }
        case .int8Vector(let values): Self.norm(values) { Double($0) }
        case .sparseVector(let elements): Self.norm(elements) { Double($0.value) }
        }
    }

    private static func norm<Element>(_ values: [Element], _ number: (Element) -> Double) -> Double {
        var sum = 0.0
        for value in values { sum += number(value) * number(value) }
        return sum.squareRoot()
    }
}
