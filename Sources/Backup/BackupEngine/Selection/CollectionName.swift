/// A collection's full name: database and collection.
package struct CollectionName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package static let defaultDatabase = "default"

    package var database: String
    package var collection: String

    package init(database: String, collection: String) {
        self.database = database.isEmpty ? Self.defaultDatabase : database
        self.collection = collection
    }

    /// `docs` (database `default`) or `sales.docs`.
    package init(parsing text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        self =
            parts.count == 2
            ? CollectionName(database: parts[0], collection: parts[1])
            : CollectionName(database: "", collection: text)
    }

    package var description: String { "\(database).\(collection)" }

    package static func < (lhs: CollectionName, rhs: CollectionName) -> Bool {
        (lhs.database, lhs.collection) < (rhs.database, rhs.collection)
    }
}
