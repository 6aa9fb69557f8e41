package import BinlogFormat
package import MilvusModel

/// A fixed number of rows out of all that pass, with their values: those whose keys have the smallest hashes.
package struct RowSample: Sendable {
    package struct Row: Sendable {
        package let key: PrimaryKey
        package let values: [(field: String, value: FieldValue)]
        fileprivate let hash: UInt64
    }

    private let limit: Int
    private let hash: KeyHash
    private var found: [Row] = []
    /// Keys with this hash or a greater one are out.
    private var threshold = UInt64.max

    package init(limit: Int, seed: UInt64) {
        self.limit = limit
        hash = KeyHash(seed: seed)
    }

    package mutating func add(_ rows: BinlogFormat.RowBatch, key: FieldSchema) {
        guard limit > 0 else { return }
        for (row, key) in rows.keys(key).enumerated() {
            let hash = hash(key)
            guard hash < threshold else { continue }
            found.append(Row(key: key, values: rows.values(of: row), hash: hash))
            if found.count >= 2 * limit { prune() }
        }
    }

    package mutating func add(_ other: RowSample) {
        found += other.found
        prune()
    }

    package var rows: [Row] {
        var copy = self
        copy.prune()
        return copy.found
    }

    private mutating func prune() {
        found.sort { $0.hash < $1.hash }
        guard found.count > limit else { return }
        threshold = found[limit].hash
        found.removeSubrange(limit...)
    }
}

extension BinlogFormat.RowBatch {
    /// Values that can't be read aren't compared; inserts would have been refused.
    fileprivate func values(of row: Int) -> [(field: String, value: FieldValue)] {
        zip(fields, columns).compactMap { field, column in
            guard let value = try? FieldReader(field.dataType, dimension: field.dimension).value(column, row) else {
                return nil
            }
            return (field.name, value)
        }
    }
}
