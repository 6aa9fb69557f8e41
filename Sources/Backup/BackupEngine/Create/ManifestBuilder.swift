internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Turns snapshots into milvus-backup's manifest. Pure.
struct ManifestBuilder {
    let id: String
    let name: BackupName
    let milvusVersion: String

    /// The manifest without its collections.
    ///
    /// `size`: the sum of the collections'.
    func backup(size: Int64, databases: [DatabaseBackup], access: AccessControl?) -> BackupInfo {
        var backup = BackupInfo(id: id, name: name.text, milvusVersion: milvusVersion)
        backup.databases = databases
        backup.accessControl = access
        backup.size = size
        return backup
    }

    static func database(_ description: DatabaseDescription) -> DatabaseBackup {
        DatabaseBackup(
            name: description.name, id: description.id ?? DatabaseID(rawValue: 0), properties: description.properties)
    }

    /// A collection without its segments, but with their sizes.
    func collection(_ snapshot: CollectionSnapshot, sizesOf segments: [SegmentBackup]) -> CollectionBackup {
        let description = snapshot.description
        var backup = CollectionBackup(
            taskID: id, id: description.id, reference: description.reference, schema: description.schema)
        backup.shards = description.shards
        backup.consistencyLevel = description.consistencyLevel
        backup.backupTimestamp = snapshot.point.timestamp?.rawValue ?? 0
        backup.sealTime = UInt64(max(0, (snapshot.point.sealedAt?.milliseconds ?? 0) / 1000))
        backup.channelCheckpoints = Dictionary(
            snapshot.point.checkpoints.map { ($0.channel, Base64.encode($0.serializedPosition)) },
            uniquingKeysWith: { _, last in last })
        backup.hasIndex = !snapshot.indexes.isEmpty
        backup.indexes = snapshot.indexes.map { IndexInfo($0) }
        backup.loadState = snapshot.loadState.rawValue
        backup.properties = description.properties
        backup.databaseID = description.databaseID
        backup.createdTimestamp = description.createdAt.rawValue
        backup.virtualChannels = description.virtualChannels
        backup.physicalChannels = description.physicalChannels
        backup.aliases = description.aliases
        backup.replicas = Int32(clamping: snapshot.replicas)
        let sizes = Dictionary(segments.map { ($0.partition, $0.size) }, uniquingKeysWith: +)
        backup.partitions = snapshot.partitions.map {
            PartitionBackup(
                id: $0.description.id, name: $0.description.name, collection: description.id,
                size: sizes[$0.description.id] ?? 0, loadState: $0.loadState.rawValue)
        }
        backup.size = backup.partitions.reduce(sizes[.all] ?? 0) { $0 + $1.size }
        return backup
    }

    /// A segment without its logs, but with their size.
    ///
    /// milvus-backup's reader wants group id and segment id equal, and no group for deletes of all partitions.
    static func segment(_ snapshot: SegmentSnapshot) -> SegmentBackup {
        let description = snapshot.description
        return SegmentBackup(
            id: description.id, collection: description.collection, partition: description.partition,
            rows: description.rows, size: (snapshot.insert + snapshot.delta).reduce(0) { $0 + $1.metadata.size },
            group: description.partition == .all ? .none : GroupID(description.id),
            isL0: description.level == .l0, channel: snapshot.channel ?? "",
            storageVersion: description.storageVersion)
    }
}
