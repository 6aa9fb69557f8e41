package import Basics
package import MilvusModel

/// One collection in a backup.
package struct CollectionBackup: Sendable, Hashable {
    /// Of the task that wrote it, not of the collection.
    package var taskID: String
    package var status: TaskStatus
    package var id: CollectionID
    package var reference: CollectionReference
    var storedSchema: AsRead<CollectionSchema>
    package var shards: Int32
    package var consistencyLevel: ConsistencyLevel
    package var partitions: [PartitionBackup]
    /// Hybrid timestamp up to which it is complete; 0 when the writer didn't know.
    package var backupTimestamp: UInt64
    package var size: Int64
    package var hasIndex: Bool
    package var indexes: [IndexInfo]
    /// `NotLoad`, `Loading`, `Loaded`, or nothing.
    package var loadState: String
    /// Unix seconds at which the flush sealed it; 0 when unknown.
    package var sealTime: UInt64
    /// Virtual channel → base64 of its serialized `MsgPosition`.
    package var channelCheckpoints: [String: String]
    /// Level zero segments whose deletes apply to all partitions.
    package var l0Segments: [SegmentBackup]
    package var properties: [KeyValuePair]
    package var databaseID: DatabaseID
    package var createdTimestamp: UInt64
    package var virtualChannels: [String]
    package var physicalChannels: [String]
    package var aliases: [String]
    /// Copies of it that answered queries; 0 when unknown or not loaded. Ours: milvus-backup doesn't keep it.
    package var replicas: Int32
    /// Set in milvus-backup's snapshot format only.
    package var snapshot: SnapshotBackup?
    package var extra: JSONObject

    package init(taskID: String, id: CollectionID, reference: CollectionReference, schema: CollectionSchema) {
        self.taskID = taskID
        status = TaskStatus()
        self.id = id
        self.reference = reference
        storedSchema = AsRead(schema)
        shards = 0
        consistencyLevel = .strong
        partitions = []
        backupTimestamp = 0
        size = 0
        hasIndex = false
        indexes = []
        loadState = ""
        sealTime = 0
        channelCheckpoints = [:]
        l0Segments = []
        properties = []
        databaseID = DatabaseID(rawValue: 0)
        createdTimestamp = 0
        virtualChannels = []
        physicalChannels = []
        aliases = []
        replicas = 0
        extra = JSONObject()
    }

    package var schema: CollectionSchema {
        get { storedSchema.value }
        set { storedSchema.value = newValue }
    }

    /// Every segment: of the partitions, then the level zero segments of all partitions.
    package var segments: [SegmentBackup] { partitions.flatMap(\.segments) + l0Segments }

    /// Sets the sizes of partitions and collection to the sums of their segments'.
    package mutating func sumSizes() {
        for index in partitions.indices {
            partitions[index].size = partitions[index].segments.total(\.size)
        }
        size = partitions.total(\.size).adding(clamped: l0Segments.total(\.size))
    }
}
