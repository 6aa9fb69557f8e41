internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Turns snapshots into milvus-backup's manifest. Pure.
struct ManifestBuilder {
    let id: String
    let name: BackupName
    let milvusVersion: String

    func backup(of snapshots: [CollectionSnapshot], databases: [DatabaseDescription], access: AccessControl?)
        -> BackupInfo
    {
        var backup = BackupInfo(id: id, name: name.text, milvusVersion: milvusVersion)
        backup.collections = snapshots.map(collection)
        backup.databases = databases.map {
            DatabaseBackup(name: $0.name, id: $0.id ?? DatabaseID(rawValue: 0), properties: $0.properties)
        }
        backup.accessControl = access
        backup.sumSizes()
        return backup
    }

    private func collection(_ snapshot: CollectionSnapshot) -> CollectionBackup {
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
        backup.partitions = snapshot.partitions.map { partition($0, of: snapshot) }
        backup.l0Segments = segments(of: .all, in: snapshot)
        return backup
    }

    private func partition(_ partition: CollectionSnapshot.Partition, of snapshot: CollectionSnapshot)
        -> PartitionBackup
    {
        PartitionBackup(
            id: partition.description.id, name: partition.description.name, collection: snapshot.description.id,
            segments: segments(of: partition.description.id, in: snapshot), loadState: partition.loadState.rawValue)
    }

    private func segments(of partition: PartitionID, in snapshot: CollectionSnapshot) -> [SegmentBackup] {
        snapshot.segments.filter { $0.description.partition == partition }.map(segment)
    }

    /// milvus-backup's reader wants group id and segment id equal, and no group for deletes of all partitions.
    private func segment(_ snapshot: SegmentSnapshot) -> SegmentBackup {
        let description = snapshot.description
        return SegmentBackup(
            id: description.id, collection: description.collection, partition: description.partition,
            rows: description.rows, insertLogs: binlogs(snapshot.insert), statsLogs: [],
            deltaLogs: binlogs(snapshot.delta),
            size: (snapshot.insert + snapshot.delta).reduce(0) { $0 + $1.metadata.size },
            group: description.partition == .all ? .none : GroupID(description.id),
            isL0: description.level == .l0, channel: snapshot.channel ?? "",
            storageVersion: description.storageVersion)
    }

    private func binlogs(_ logs: [SegmentSnapshot.Log]) -> [FieldBinlog] {
        let byField = Dictionary(grouping: logs) { $0.log.field ?? FieldID(rawValue: 0) }
        return byField.keys.sorted().map { field in
            FieldBinlog(
                field: field,
                binlogs: (byField[field] ?? []).sorted { $0.log.log < $1.log.log }.map {
                    Binlog(path: $0.metadata.key.rawValue, size: $0.metadata.size, id: $0.log.log)
                })
        }
    }
}
