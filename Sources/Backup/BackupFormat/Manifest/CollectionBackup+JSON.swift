package import Basics
internal import MilvusModel

extension CollectionBackup {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let schemaJSON = fields.value("schema") ?? [:]
        let schema: CollectionSchema
        do { schema = try CollectionSchema(json: schemaJSON) } catch { throw error.under("schema") }
        self.init(
            taskID: try fields.string("id"), id: CollectionID(rawValue: try fields.int64("collection_id")),
            reference: CollectionReference(
                database: DatabaseName(try fields.string("db_name")), name: try fields.string("collection_name")),
            schema: schema)
        storedSchema = AsRead(schema, readFrom: schemaJSON)
        status = try TaskStatus(&fields)
        try readData(&fields)
        try readEnvironment(&fields)
        extra = fields.remaining
    }

    private mutating func readData(_ fields: inout JSONFields) throws(JSONMappingError) {
        shards = try fields.int32("shards_num")
        consistencyLevel = ConsistencyLevel(rawValue: try fields.int32("consistency_level"))
        partitions = try fields.array("partition_backups", PartitionBackup.init(json:))
        backupTimestamp = try fields.uint64("backup_timestamp")
        size = try fields.int64("size")
        hasIndex = try fields.bool("has_index")
        indexes = try fields.array("index_infos", IndexInfo.init(json:))
        loadState = try fields.string("load_state")
        sealTime = try fields.uint64("backup_physical_timestamp")
        channelCheckpoints = try fields.stringMap("channel_checkpoints")
        l0Segments = try fields.array("l0_segments", SegmentBackup.init(json:))
    }

    private mutating func readEnvironment(_ fields: inout JSONFields) throws(JSONMappingError) {
        properties = try fields.pairs("properties")
        databaseID = DatabaseID(rawValue: try fields.int64("db_id"))
        createdTimestamp = try fields.uint64("created_timestamp")
        virtualChannels = try fields.strings("virtual_channel_names")
        physicalChannels = try fields.strings("physical_channel_names")
        aliases = try fields.strings("aliases")
        replicas = try fields.int32("replica_number")
        snapshot = try fields.nested("snapshot_backup", SnapshotBackup.init(json:))
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("id", taskID)
        status.append(to: &object, alwaysWithCode: false)
        object.appendUnlessZero("collection_id", id.rawValue)
        object.append("db_name", JSONValue(reference.database.rawValue))
        object.appendUnlessEmpty("collection_name", reference.name)
        object.append("schema", storedSchema.json(\.json))
        appendData(to: &object)
        appendEnvironment(to: &object)
        object.append(contentsOf: extra)
        return .object(object)
    }

    private func appendData(to object: inout JSONObject) {
        object.appendUnlessZero("shards_num", shards)
        object.appendUnlessZero("consistency_level", consistencyLevel.rawValue)
        object.appendUnlessEmpty("partition_backups", partitions.map(\.json))
        object.appendUnlessZero("backup_timestamp", backupTimestamp)
        object.append("size", JSONValue(size))
        object.append("has_index", JSONValue(hasIndex))
        object.appendUnlessEmpty("index_infos", indexes.map(\.json))
        object.appendUnlessEmpty("load_state", loadState)
        object.appendUnlessZero("backup_physical_timestamp", sealTime)
        object.appendUnlessEmpty("channel_checkpoints", channelCheckpoints)
        object.appendUnlessEmpty("l0_segments", l0Segments.map(\.json))
    }

    private func appendEnvironment(to object: inout JSONObject) {
        object.appendUnlessEmpty("properties", properties)
        object.appendUnlessZero("db_id", databaseID.rawValue)
        object.appendUnlessZero("created_timestamp", createdTimestamp)
        object.appendUnlessEmpty("virtual_channel_names", virtualChannels)
        object.appendUnlessEmpty("physical_channel_names", physicalChannels)
        object.appendUnlessEmpty("aliases", aliases)
        object.appendUnlessZero("replica_number", replicas)
        object.appendIfPresent("snapshot_backup", snapshot?.json)
    }

    /// As the level file `collection_meta.json` has it: partitions without segments, no level zero segments.
    var withoutSegments: CollectionBackup {
        var copy = self
        copy.partitions = partitions.map(\.withoutSegments)
        copy.l0Segments = []
        return copy
    }
}
