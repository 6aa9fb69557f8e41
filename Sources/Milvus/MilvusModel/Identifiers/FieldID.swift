/// A field of a collection: 0 is the row id, 1 the timestamp, users' fields start at 100.
///
/// In storage version 2 the same place in an object key holds the number of a column group.
package struct FieldID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static let rowID = FieldID(rawValue: 0)
    package static let timestamp = FieldID(rawValue: 1)

    /// Milvus adds these two itself: they are in the files, not in a schema that a user gives.
    package var isSystem: Bool { self == .rowID || self == .timestamp }
}
