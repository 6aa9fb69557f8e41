package import MilvusModel

extension RowBatch {
    package func column(_ field: FieldSchema) -> ColumnBatch? {
        fields.firstIndex { $0.name == field.name }.map { columns[$0] }
    }

    /// One a row.
    package func keys(_ field: FieldSchema) -> [PrimaryKey] {
        switch column(field)?.values {
        case .int64s(let values): values.map { .int64($0) }
        case .variableWidth(let values): (0..<values.count).map { .text(Array(values[$0])) }
        default: []
        }
    }

    package func at(_ rows: [Int32]) -> RowBatch {
        RowBatch(
            fields: fields,
            columns: columns.map { column in
                ColumnBatch(
                    values: column.values.at(rows), isValid: column.isValid.map { valid in rows.map { valid[Int($0)] } }
                )
            })
    }

    /// The first row of every key.
    package func withoutRepetitions(of field: FieldSchema) -> RowBatch {
        var seen = Set<PrimaryKey>()
        let keys = keys(field)
        let kept = keys.indices.filter { seen.insert(keys[$0]).inserted }
        return kept.count == keys.count ? self : at(kept.map { Int32($0) })
    }

    /// About as many as came over the wire.
    package var byteCount: Int {
        columns.reduce(0) { $0 + $1.values.byteCount }
    }
}

extension ColumnValues {
    fileprivate var byteCount: Int {
        switch self {
        case .booleans(let values): values.count
        case .int32s(let values): 4 * values.count
        case .int64s(let values): 8 * values.count
        case .floats(let values): 4 * values.count
        case .doubles(let values): 8 * values.count
        case .fixedWidth(let values): values.width * values.count
        case .variableWidth(let values): values.bytes.count
        }
    }
}
