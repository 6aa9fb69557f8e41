package import BinlogFormat

/// Rows that a query answered with, column by column.
package struct QueriedRows: Sendable {
    /// By field; all of the same length.
    package let columns: [String: [FieldValue]]

    package init(columns: [String: [FieldValue]]) {
        self.columns = columns
    }

    package var count: Int { columns.values.first?.count ?? 0 }
}
