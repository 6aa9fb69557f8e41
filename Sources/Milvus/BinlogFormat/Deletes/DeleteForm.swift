/// How a delta log's parquet columns hold its records (`internal/storage/delta_data.go`, `serde_delta.go`).
package enum DeleteForm: Sendable, Hashable {
    /// One column of texts, a record each: the usual form of every version.
    case texts(column: Int)
    /// A column of keys and one of timestamps: `version` = `MULTI_FIELD` in an envelope, or a packed file of 3.0, which
    /// calls them fields 0 and 1.
    case columns(keys: Int, timestamps: Int)

    package init(_ columns: [ParquetColumn]) throws(BinlogFormatError) {
        if columns.count == 1, columns[0].type == .byteArray {
            self = .texts(column: 0)
            return
        }
        let timestamps = columns.firstIndex { $0.name == "ts" || $0.fieldID == 1 }
        let keys = columns.firstIndex { $0.name == "pk" || $0.fieldID == 0 }
        guard let keys, let timestamps, keys != timestamps, columns[timestamps].type == .int64,
            columns[keys].type == .int64 || columns[keys].type == .byteArray
        else {
            throw BinlogFormatError(
                at: 0, expected: "a delta log's one column of texts, or its columns of keys and timestamps")
        }
        self = .columns(keys: keys, timestamps: timestamps)
    }
}
