package import Basics
internal import MilvusModel

// The four level files: all that milvus-backup 0.1 to 0.3 wrote, a fallback since.
extension BackupInfo {
    /// `backup_meta.json`: the backup itself without what it holds.
    package var backupLevel: JSONValue {
        var info = BackupInfo(id: id, name: name, milvusVersion: milvusVersion)
        info.status = status
        info.backupTimestamp = backupTimestamp
        info.size = size
        info.format = format
        return info.json
    }

    /// `collection_meta.json`.
    package var collectionLevel: JSONValue {
        Self.level(collections.map(\.withoutSegments.json))
    }

    /// `partition_meta.json`.
    package var partitionLevel: JSONValue {
        Self.level(collections.flatMap { $0.partitions.map(\.withoutSegments.json) })
    }

    /// `segment_meta.json`: the segments of real partitions; level zero segments of all partitions have no place here.
    package var segmentLevel: JSONValue {
        Self.level(collections.flatMap { $0.partitions.flatMap { $0.segments.map(\.json) } })
    }

    /// Puts a manifest together from level files: segments by collection and partition, partitions by collection, sizes
    /// as sums.
    package init(
        backupLevel: JSONValue, collectionLevel: JSONValue, partitionLevel: JSONValue, segmentLevel: JSONValue
    ) throws(JSONMappingError) {
        try self.init(json: backupLevel)
        collections = try Self.infos(collectionLevel, CollectionBackup.init(json:))
        let partitions = Dictionary(
            grouping: try Self.infos(partitionLevel, PartitionBackup.init(json:)), by: \.collection)
        let segments = Dictionary(grouping: try Self.infos(segmentLevel, SegmentBackup.init(json:))) {
            PartitionKey(collection: $0.collection, partition: $0.partition)
        }
        for index in collections.indices {
            let collection = collections[index].id
            collections[index].partitions = (partitions[collection] ?? []).map { partition in
                var partition = partition
                partition.segments = segments[PartitionKey(collection: collection, partition: partition.id)] ?? []
                return partition
            }
        }
        sumSizes()
    }

    private struct PartitionKey: Hashable {
        var collection: CollectionID
        var partition: PartitionID
    }

    private static func level(_ infos: [JSONValue]) -> JSONValue {
        infos.isEmpty ? [:] : ["infos": .array(infos)]
    }

    private static func infos<Info>(
        _ json: JSONValue, _ decode: (JSONValue) throws(JSONMappingError) -> Info
    ) throws(JSONMappingError) -> [Info] {
        var fields = try JSONFields(json)
        return try fields.array("infos", decode)
    }
}
