package import MilvusModel

/// Whether a collection that is created anew gets the field ids that its files carry.
///
/// Import finds a field's values by the id in the path, and a server numbers fields by itself: 100, 101, … in the
/// order of the schema, the dynamic field after them.
package struct FieldIdentity: Sendable {
    package static let firstID: Int64 = 100

    /// Ids by name, without system fields and without the dynamic field, which a description hides.
    package let ids: [String: FieldID]
    private let ordered: [FieldSchema]

    package init(_ schema: CollectionSchema) {
        ordered = schema.fields.filter { !$0.isDynamic && !$0.id.isSystem }
        let parts = schema.structArrayFields.flatMap(\.fields)
        ids = Dictionary((ordered + parts).map { ($0.name, $0.id) }) { first, _ in first }
    }

    /// What stands against it; nil when the ids come out equal. Struct arrays are judged by ``mismatch(with:)`` only.
    package var problem: String? {
        for (offset, field) in ordered.enumerated() where field.id.rawValue != Self.firstID + Int64(offset) {
            return "field \(field.name) has id \(field.id) where a new collection gives "
                + "\(Self.firstID + Int64(offset)): a field was added or dropped after the collection was created"
        }
        return nil
    }

    /// What differs in a collection that was created; nil when all ids are the same.
    package func mismatch(with created: CollectionSchema) -> String? {
        let found = FieldIdentity(created).ids
        let wrong = ids.filter { found[$0.key] != $0.value }.sorted { $0.value < $1.value }
        guard let (name, id) = wrong.first else { return nil }
        let seen = found[name].map { "\($0)" } ?? "none"
        return "field \(name) has id \(id) in the backup and \(seen) in the new collection"
    }
}
