/// Values of one column side by side, as parquet stores them.
package enum ColumnValues: Sendable {
    case booleans([Bool])
    /// Also of 8 and 16 bits, which parquet widens.
    case int32s([Int32])
    case int64s([Int64])
    case floats([Float])
    case doubles([Double])
    case fixedWidth(FixedWidthValues)
    case variableWidth(VariableWidthValues)

    package var count: Int {
        switch self {
        case .booleans(let values): values.count
        case .int32s(let values): values.count
        case .int64s(let values): values.count
        case .floats(let values): values.count
        case .doubles(let values): values.count
        case .fixedWidth(let values): values.count
        case .variableWidth(let values): values.count
        }
    }
}

extension ColumnValues {
    /// The values at `indexes`, each of which there is.
    package func at(_ indexes: [Int32]) -> ColumnValues {
        switch self {
        case .booleans(let values): .booleans(Self.gather(values, indexes))
        case .int32s(let values): .int32s(Self.gather(values, indexes))
        case .int64s(let values): .int64s(Self.gather(values, indexes))
        case .floats(let values): .floats(Self.gather(values, indexes))
        case .doubles(let values): .doubles(Self.gather(values, indexes))
        case .fixedWidth(let values): .fixedWidth(values.at(indexes))
        case .variableWidth(let values):
            .variableWidth(
                VariableWidthValues(
                    bytes: values.bytes, starts: Self.gather(values.starts, indexes),
                    lengths: Self.gather(values.lengths, indexes)))
        }
    }

    /// The values spread over rows: where `isValid` is false stands a zero, or nothing.
    package func spread(over isValid: [Bool]) -> ColumnValues {
        switch self {
        case .booleans(let values): .booleans(Self.spread(values, isValid, false))
        case .int32s(let values): .int32s(Self.spread(values, isValid, 0))
        case .int64s(let values): .int64s(Self.spread(values, isValid, 0))
        case .floats(let values): .floats(Self.spread(values, isValid, 0))
        case .doubles(let values): .doubles(Self.spread(values, isValid, 0))
        case .fixedWidth(let values): .fixedWidth(values.spread(over: isValid))
        case .variableWidth(let values):
            .variableWidth(
                VariableWidthValues(
                    bytes: values.bytes, starts: Self.spread(values.starts, isValid, 0),
                    lengths: Self.spread(values.lengths, isValid, 0)))
        }
    }

    private static func gather<Value>(_ values: [Value], _ indexes: [Int32]) -> [Value] {
        indexes.map { values[Int($0)] }
    }

    private static func spread<Value>(_ values: [Value], _ isValid: [Bool], _ nothing: Value) -> [Value] {
        var next = 0
        return isValid.map { isThere in
            guard isThere else { return nothing }
            next += 1
            return values[next - 1]
        }
    }
}
