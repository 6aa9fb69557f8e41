package import Basics
package import MilvusModel

/// One partition in a backup.
package struct PartitionBackup: Sendable, Hashable {
    package var id: PartitionID
    package var name: String
    package var collection: CollectionID
    /// In the full manifest only; data segments and the level zero segments of this one partition.
    package var segments: [SegmentBackup]
    package var size: Int64
    /// `NotLoad`, `Loading`, `Loaded`, or nothing.
    package var loadState: String
    package var extra: JSONObject

    package init(
        id: PartitionID, name: String, collection: CollectionID, segments: [SegmentBackup] = [], size: Int64 = 0,
        loadState: String = "", extra: JSONObject = JSONObject()
    ) {
        self.id = id
        self.name = name
        self.collection = collection
        self.segments = segments
        self.size = size
        self.loadState = loadState
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        id = PartitionID(rawValue: try fields.int64("partition_id"))
        name = try fields.string("partition_name")
        collection = CollectionID(rawValue: try fields.int64("collection_id"))
        segments = try fields.array("segment_backups", SegmentBackup.init(json:))
        size = try fields.int64("size")
        loadState = try fields.string("load_state")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessZero("partition_id", id.rawValue)
        object.appendUnlessEmpty("partition_name", name)
        object.appendUnlessZero("collection_id", collection.rawValue)
        object.appendUnlessEmpty("segment_backups", segments.map(\.json))
        object.append("size", JSONValue(size))
        object.appendUnlessEmpty("load_state", loadState)
        object.append(contentsOf: extra)
        return .object(object)
    }

    /// As the level file `partition_meta.json` has it.
    package var withoutSegments: PartitionBackup {
        var copy = self
        copy.segments = []
        return copy
    }
}
