package import MilvusModel

/// What somebody wants to know of a backup.
package struct InspectOptions: Sendable {
    package var name: String
    /// Nil: all.
    package var collection: CollectionReference?
    /// Rows to show of each collection; nil: none are read.
    package var rows: Int?
    /// Only rows with this primary key, as the user wrote it.
    package var key: String?
    package var statistics: Bool
    /// Show when a row was inserted, and its row id, too.
    package var systemFields: Bool

    package init(
        name: String, collection: CollectionReference? = nil, rows: Int? = nil, key: String? = nil,
        statistics: Bool = false, systemFields: Bool = false
    ) {
        self.name = name
        self.collection = collection
        self.rows = rows
        self.key = key
        self.statistics = statistics
        self.systemFields = systemFields
    }

    /// Rows with one key are few: they are all shown unless a number was given.
    var rowLimit: Int? { rows ?? (key == nil ? nil : .max) }

    /// Nothing of the rows was asked for: segments are shown.
    var wantsSegments: Bool { rowLimit == nil && !statistics }
}
