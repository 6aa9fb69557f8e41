package import BinlogFormat
package import MilvusClient

/// Compares rows of a backup with what a server gave for their keys. Pure; counts everything, keeps the first differences.
package struct RowComparison: Sendable, Hashable {
    /// Differences that are kept.
    package static let kept = 50

    package private(set) var rows: Int64 = 0
    package private(set) var values: Int64 = 0
    package private(set) var missingRows: Int64 = 0
    /// Rows with at least one value that is another.
    package private(set) var differentRows: Int64 = 0
    package private(set) var differences: [RowDifference] = []

    package init() {}

    /// One value a field; a field that isn't compared has none.
    package typealias Row = [(field: String, value: FieldValue)]

    /// `keyField` is among the columns of `found`.
    package mutating func add(
        _ expected: [(key: PrimaryKey, values: Row)], found: QueriedRows, keyField: String
    ) {
        let places = Self.places(found.columns[keyField] ?? [])
        for row in expected {
            rows += 1
            guard let place = places[row.key] else {
                missingRows += 1
                keep(RowDifference(kind: .missing, key: row.key.shortText))
                continue
            }
            if !compare(row.key, row.values, found, place) { differentRows += 1 }
        }
    }

    private mutating func compare(_ key: PrimaryKey, _ row: Row, _ found: QueriedRows, _ place: Int) -> Bool {
        var isSame = true
        for (field, value) in row {
            let column = found.columns[field]
            values += 1
            guard let other = column?[place], value.isSame(as: other) else {
                isSame = false
                keep(
                    RowDifference(
                        kind: .value, key: key.shortText, field: field, expected: value.shortText,
                        found: column?[place].shortText ?? "no such field"))
                continue
            }
        }
        return isSame
    }

    private mutating func keep(_ difference: RowDifference) {
        if differences.count < Self.kept { differences.append(difference) }
    }

    private static func places(_ keys: [FieldValue]) -> [PrimaryKey: Int] {
        var places: [PrimaryKey: Int] = [:]
        for (place, value) in keys.enumerated() {
            if let key = PrimaryKey(value) { places[key] = place }
        }
        return places
    }
}
