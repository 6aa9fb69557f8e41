/// What files hold the rows.
package enum ExportFormat: String, Sendable, CaseIterable {
    case parquet
    /// One JSON object a line.
    case jsonLines = "jsonl"
    /// One file a field.
    case numpy = "npy"
}
