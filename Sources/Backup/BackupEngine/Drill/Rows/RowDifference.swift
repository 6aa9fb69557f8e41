/// What isn't as the backup has it in one row.
package struct RowDifference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The restored collection has no row of that key.
        case missing
        /// A value is another.
        case value
    }

    package var kind: Kind
    package var key: String
    /// Empty for a whole row.
    package var field: String
    /// As a person reads them; cut where they are long.
    package var expected: String
    package var found: String

    package init(kind: Kind, key: String, field: String = "", expected: String = "", found: String = "") {
        self.kind = kind
        self.key = key
        self.field = field
        self.expected = expected
        self.found = found
    }
}
