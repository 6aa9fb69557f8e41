internal import Basics
internal import FoundationEssentials
internal import MilvusModel
internal import MilvusProtos

// Between messages and the values that the rest of the house works with.

func bytes(_ array: [UInt8]) -> Data {
    Data(array)
}

extension KeyValuePair {
    init(_ wire: WireKeyValuePair) {
        self.init(key: wire.key, value: wire.value)
    }
}

extension WireKeyValuePair {
    init(_ pair: KeyValuePair) {
        self.init()
        key = pair.key
        value = pair.value
    }
}

extension CollectionDescription {
    init(_ wire: WireDescribeCollectionResponse, schema: CollectionSchema, asked: CollectionReference) {
        // When asked by alias, servers repeat the alias; the schema tells the real name.
        let name = schema.name.isEmpty ? wire.collectionName : schema.name
        self.init(
            id: CollectionID(rawValue: wire.collectionID),
            reference: CollectionReference(database: asked.database, name: name),
            databaseID: DatabaseID(rawValue: wire.dbID), schema: schema, shards: wire.shardsNum,
            virtualChannels: wire.virtualChannelNames, physicalChannels: wire.physicalChannelNames,
            aliases: wire.aliases, consistencyLevel: ConsistencyLevel(rawValue: wire.consistencyLevel),
            properties: wire.properties.map(KeyValuePair.init),
            createdAt: HybridTimestamp(rawValue: wire.createdTimestamp), numPartitions: wire.numPartitions,
            startPositions: wire.startPositions.map {
                StartPosition(physicalChannel: $0.key, messageID: Array($0.data))
            })
    }
}

extension IndexDescription {
    init(_ wire: WireIndexDescription) {
        self.init(
            id: IndexID(rawValue: wire.indexID), name: wire.indexName, fieldName: wire.fieldName,
            parameters: wire.params.map(KeyValuePair.init), state: IndexState(rawValue: wire.state) ?? .none,
            stateReason: wire.stateReason, indexedRows: wire.indexedRows, totalRows: wire.totalRows,
            pendingRows: wire.pendingRows)
    }
}

extension SegmentDescription {
    init(_ wire: WirePersistentSegment) {
        self.init(
            id: SegmentID(rawValue: wire.segmentID), collection: CollectionID(rawValue: wire.collectionID),
            partition: PartitionID(rawValue: wire.partitionID), rows: wire.rows,
            state: SegmentState(rawValue: wire.state) ?? .none, level: SegmentLevel(rawValue: wire.level) ?? .legacy,
            isSorted: wire.isSorted, storageVersion: wire.storageVersion)
    }
}

extension LoadState {
    init(wire: Int32) {
        self =
            switch wire {
            case 1: .notLoaded
            case 2: .loading
            case 3: .loaded
            default: .notExist
            }
    }
}

extension ImportTask {
    init(_ wire: WireImportStateResponse, id: ImportTaskID) {
        let infos = wire.infos.map(KeyValuePair.init)
        let state = ImportState(wire: wire.state)
        self.init(
            id: id, state: state, rows: wire.rowCount,
            progressPercent: infos["progress_percent"].flatMap { Int($0) } ?? (state == .completed ? 100 : 0),
            reason: infos["failed_reason"] ?? "", segments: wire.segmentIds.map(SegmentID.init(rawValue:)))
    }
}

extension ImportState {
    init(wire: Int32) {
        self =
            switch wire {
            case 0: .pending
            case 1, 7: .failed
            case 5, 8: .persisted
            case 6: .completed
            default: .running
            }
    }
}
