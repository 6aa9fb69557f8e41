internal import MilvusProtos

/// One collection with all that hangs on it.
struct DoubleCollection: Sendable {
    struct Partition: Sendable {
        var id: Int64
        var name: String
        var isLoaded = false
    }

    struct Index: Sendable {
        var id: Int64
        var name: String
        var field: String
        var parameters: [WireKeyValuePair]
    }

    var id: Int64
    var database: String
    /// With field ids; its name is the collection's.
    var schema: WireCollectionSchema
    var shards: Int32
    var consistencyLevel: Int32
    var properties: [WireKeyValuePair]
    var numPartitions: Int64
    var createdAt: UInt64
    var aliases: [String] = []
    var partitions: [Partition] = []
    var indexes: [Index] = []
    var segments: [DoubleSegment] = []

    var name: String { schema.name }
    var fieldIDs: [Int64] { schema.fields.map(\.fieldID) }
    var primaryKey: Int64 { schema.fields.first(where: \.isPrimaryKey)?.fieldID ?? 0 }
    var isLoaded: Bool { partitions.contains(where: \.isLoaded) }
    var visibleSegments: [DoubleSegment] { segments.filter(\.isVisible) }

    func partition(_ name: String) throws(MilvusRefusal) -> Partition {
        guard let partition = partitions.first(where: { $0.name == name }) else { throw .noPartition(name) }
        return partition
    }
}
