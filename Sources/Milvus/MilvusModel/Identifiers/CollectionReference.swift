/// A collection by name: what a user means before Milvus has said which id that is.
package struct CollectionReference: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package var database: DatabaseName
    /// The collection's name. An alias works in requests that only read.
    package var name: String

    package init(database: DatabaseName = .default, name: String) {
        self.database = database
        self.name = name
    }

    /// `default.docs`
    package var description: String { "\(database).\(name)" }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.database, lhs.name) < (rhs.database, rhs.name)
    }
}
