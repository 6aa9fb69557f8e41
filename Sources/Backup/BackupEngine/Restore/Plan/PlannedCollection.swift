package import MilvusModel

/// Everything that brings one collection back, decided.
package struct PlannedCollection: Sendable, Hashable {
    package var source: CollectionReference
    package var sourceID: CollectionID
    package var target: CollectionReference
    /// Aliases of the collection that stands under the target's name and is dropped first; nil when there is none.
    package var droppedAliases: [String]?
    package var schema: CollectionSchema
    package var shards: Int32
    package var consistencyLevel: ConsistencyLevel
    /// Set when it is created.
    package var properties: [KeyValuePair]
    /// Set when its rows are back: a time to live would take them away at once, as they keep their old timestamps.
    package var deferredProperties: [KeyValuePair]
    /// With a partition key, else 0.
    package var numPartitions: Int64
    package var partitions: [String]
    /// Imports of rows, then those of deletes that apply to them.
    package var dataImports: [PlannedImport]
    package var levelZeroImports: [PlannedImport]
    package var expectation: RowExpectation
    package var indexes: [PlannedIndex]
    package var aliases: [String]
    package var load: LoadPlan
    /// Objects and bytes that the imports read.
    package var objects: Int64
    package var bytes: Int64
    /// What of it is damaged and doesn't come back, or is made anew; nil for a whole one.
    package var leftOut: LeftOut?
    /// What lies among its logs and isn't of the backup: not staged.
    package var strangers = Strangers()

    package var imports: [PlannedImport] { dataImports + levelZeroImports }
    /// `default.docs`, or `default.docs → default.docs_copy`.
    package var label: String { source == target ? "\(source)" : "\(source) → \(target)" }
}
