internal import MilvusProtos

/// What a collection of a double is besides its rows, without ids and times.
package struct MilvusCollectionShape: Sendable, Equatable {
    package var fields: [String]
    package var partitions: [String]
    package var loadedPartitions: [String]
    /// Name, field and parameters.
    package var indexes: [String]
    package var aliases: [String]
    package var properties: [String]

    init(_ collection: DoubleCollection) {
        fields = collection.schema.fields.map { "\($0.fieldID) \($0.name) \($0.dataType)" }
        partitions = collection.partitions.map(\.name).sorted()
        loadedPartitions = collection.partitions.filter(\.isLoaded).map(\.name).sorted()
        indexes = collection.indexes.map { index in
            "\(index.name) on \(index.field): \(index.parameters.map { "\($0.key)=\($0.value)" }.sorted())"
        }
        aliases = collection.aliases.sorted()
        properties = collection.properties.map { "\($0.key)=\($0.value)" }.sorted()
    }
}
