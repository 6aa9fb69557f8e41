package import BinlogFormat
package import MilvusModel

/// Primary keys from after one to another, which is among them; without an end, all that way.
package struct KeyRange: Sendable, Hashable {
    package var after: PrimaryKey?
    package var through: PrimaryKey?

    package init(after: PrimaryKey? = nil, through: PrimaryKey? = nil) {
        self.after = after
        self.through = through
    }

    package static let all = KeyRange()

    package func contains(_ key: PrimaryKey) -> Bool {
        (after.map { $0 < key } ?? true) && (through.map { key <= $0 } ?? true)
    }

    /// In the language of Milvus' expressions. The smallest integer can't be written in it, as its parser reads the digits
    /// before the sign.
    package func expression(_ field: FieldSchema) -> String {
        let parts = [
            after.map {
                Self.isSmallest($0) ? "\(field.name) >= \(-Int64.max)" : "\(field.name) > \(KeyExpression.literal($0))"
            },
            through.map {
                Self.isSmallest($0) ? "\(field.name) < \(-Int64.max)" : "\(field.name) <= \(KeyExpression.literal($0))"
            },
        ].compactMap(\.self)
        guard parts.isEmpty else { return parts.joined(separator: " and ") }
        return field.dataType == .int64 ? "\(field.name) <= \(Int64.max)" : "\(field.name) >= \"\""
    }

    private static func isSmallest(_ key: PrimaryKey) -> Bool { key == .int64(.min) }
}
