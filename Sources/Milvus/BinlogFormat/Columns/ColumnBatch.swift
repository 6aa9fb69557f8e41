/// The rows of one page of one column.
package struct ColumnBatch: Sendable {
    /// One for each row; where there is none, a zero or nothing stands.
    package let values: ColumnValues
    /// Whether each row has a value; nil when all have.
    package let isValid: [Bool]?

    package var rows: Int { values.count }
    package var nullCount: Int { isValid.map { $0.count { !$0 } } ?? 0 }

    package func isNull(_ row: Int) -> Bool {
        isValid.map { !$0[row] } ?? false
    }
}
