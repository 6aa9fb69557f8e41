internal import Basics
internal import MilvusModel

/// What is written of each collection, and where.
struct ExportPlan: Sendable {
    struct Place: Sendable {
        var partition: String
        var segment: StoredSegment
    }

    struct Collection: Sendable {
        var collection: StoredCollection
        var primaryKey: StoredField
        /// Those that are written, in the order of the schema.
        var fields: [FieldSchema]
        var bounds: KeyBounds?
        var segments: [Place]
        /// Under the destination.
        var folder: String
        /// What `_schema.json` says: the collection as a backup's manifest describes it, without its segments.
        var description: JSONValue
    }

    var collections: [Collection]
}
