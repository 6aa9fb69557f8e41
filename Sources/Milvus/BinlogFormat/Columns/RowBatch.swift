package import MilvusModel

/// Some rows, column by column, wherever they come from: logs, a file, a server's answer.
///
/// Each column holds its values as Milvus' logs do (``FieldReader`` says how): dense vectors and only they are of fixed
/// width where none is null; texts, JSON, arrays (the serialized message) and sparse vectors are of variable width.
package struct RowBatch: Sendable {
    /// In the order of ``columns``.
    package let fields: [FieldSchema]
    /// All of the same number of rows.
    package let columns: [ColumnBatch]

    /// `columns` are as many as `fields`, and of the same number of rows.
    package init(fields: [FieldSchema], columns: [ColumnBatch]) {
        precondition(fields.count == columns.count, "a column for each field")
        precondition(columns.allSatisfy { $0.rows == columns[0].rows }, "columns of the same number of rows")
        self.fields = fields
        self.columns = columns
    }

    package var rows: Int { columns.first?.rows ?? 0 }
}
