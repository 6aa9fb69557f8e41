package import Basics
package import MilvusModel

/// One segment in a backup.
package struct SegmentBackup: Sendable, Hashable {
    package var id: SegmentID
    package var collection: CollectionID
    /// ``PartitionID/all`` for a level zero segment whose deletes apply to every partition.
    package var partition: PartitionID
    /// Rows inserted; deletes don't lower it.
    package var rows: Int64
    package var insertLogs: [FieldBinlog]
    package var statsLogs: [FieldBinlog]
    /// milvus-backup writes one empty element where a listing found no delta logs.
    package var deltaLogs: [FieldBinlog]
    /// Bytes of all its objects.
    package var size: Int64
    package var group: GroupID
    /// Holds deletes only.
    package var isL0: Bool
    /// Virtual channel; empty when the server didn't tell.
    package var channel: String
    /// 0 and 1: a file per field. 2: packed column groups. Decides which reader Milvus imports with.
    package var storageVersion: Int64
    package var extra: JSONObject

    package init(
        id: SegmentID, collection: CollectionID, partition: PartitionID, rows: Int64 = 0,
        insertLogs: [FieldBinlog] = [], statsLogs: [FieldBinlog] = [], deltaLogs: [FieldBinlog] = [], size: Int64 = 0,
        group: GroupID = .none, isL0: Bool = false, channel: String = "", storageVersion: Int64 = 0,
        extra: JSONObject = JSONObject()
    ) {
        self.id = id
        self.collection = collection
        self.partition = partition
        self.rows = rows
        self.insertLogs = insertLogs
        self.statsLogs = statsLogs
        self.deltaLogs = deltaLogs
        self.size = size
        self.group = group
        self.isL0 = isL0
        self.channel = channel
        self.storageVersion = storageVersion
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        id = SegmentID(rawValue: try fields.int64("segment_id"))
        collection = CollectionID(rawValue: try fields.int64("collection_id"))
        partition = PartitionID(rawValue: try fields.int64("partition_id"))
        rows = try fields.int64("num_of_rows")
        insertLogs = try fields.array("binlogs", FieldBinlog.init(json:))
        statsLogs = try fields.array("statslogs", FieldBinlog.init(json:))
        deltaLogs = try fields.array("deltalogs", FieldBinlog.init(json:))
        size = try fields.int64("size")
        group = GroupID(rawValue: try fields.int64("group_id"))
        isL0 = try fields.bool("is_l0")
        channel = try fields.string("v_channel")
        storageVersion = try fields.int64("storage_version")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessZero("segment_id", id.rawValue)
        object.appendUnlessZero("collection_id", collection.rawValue)
        object.appendUnlessZero("partition_id", partition.rawValue)
        object.appendUnlessZero("num_of_rows", rows)
        object.appendUnlessEmpty("binlogs", insertLogs.map(\.json))
        object.appendUnlessEmpty("statslogs", statsLogs.map(\.json))
        object.appendUnlessEmpty("deltalogs", deltaLogs.map(\.json))
        object.append("size", JSONValue(size))
        object.appendUnlessZero("group_id", group.rawValue)
        object.appendIfTrue("is_l0", isL0)
        object.appendUnlessEmpty("v_channel", channel)
        object.appendUnlessZero("storage_version", storageVersion)
        object.append(contentsOf: extra)
        return .object(object)
    }

    /// Whether it names at least one delta log.
    package var hasDeltaLogs: Bool { deltaLogs.contains { !$0.binlogs.isEmpty } }

    /// Without its logs: a single nameless one stands for any number of insert logs, and of delta logs.
    package var abridged: SegmentBackup {
        var copy = self
        copy.insertLogs = insertLogs.contains { !$0.binlogs.isEmpty } ? Self.someLogs : []
        copy.deltaLogs = hasDeltaLogs ? Self.someLogs : []
        copy.statsLogs = []
        copy.extra = JSONObject()
        return copy
    }

    private static let someLogs = [FieldBinlog(binlogs: [Binlog(path: "", size: 0, id: LogID(rawValue: 0))])]
}
