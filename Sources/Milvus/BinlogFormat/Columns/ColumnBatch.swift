/// The rows of one page of one column.
package struct ColumnBatch: Sendable {
    /// One for each row; where there is none, a zero or nothing stands.
    package let values: ColumnValues
    /// Whether each row has a value; nil when all have.
    package let isValid: [Bool]?

    package init(values: ColumnValues, isValid: [Bool]? = nil) {
        self.values = values
        self.isValid = isValid
    }

    package var rows: Int { values.count }
    package var nullCount: Int { isValid.map { $0.count { !$0 } } ?? 0 }

    package func isNull(_ row: Int) -> Bool {
        isValid.map { !$0[row] } ?? false
    }
}

extension ColumnBatch {
    /// Smallest and largest of the integers, nulls left out; nil when there are none, or the values aren't integers.
    package var integerRange: ClosedRange<Int64>? {
        switch values {
        case .int32s(let values): range(values).map { Int64($0.lowerBound)...Int64($0.upperBound) }
        case .int64s(let values): range(values)
        default: nil
        }
    }

    private func range<Number: FixedWidthInteger>(_ values: [Number]) -> ClosedRange<Number>? {
        var (smallest, largest, isEmpty) = (Number.max, Number.min, true)
        for (row, value) in values.enumerated() where isValid?[row] ?? true {
            smallest = min(smallest, value)
            largest = max(largest, value)
            isEmpty = false
        }
        return isEmpty ? nil : smallest...largest
    }
}
