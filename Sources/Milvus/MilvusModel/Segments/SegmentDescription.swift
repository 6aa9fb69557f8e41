/// A segment as Milvus' meta tells of it.
package struct SegmentDescription: Hashable, Sendable {
    package var id: SegmentID
    package var collection: CollectionID
    package var partition: PartitionID
    /// Rows that were inserted; deletes don't lower it.
    package var rows: Int64
    package var state: SegmentState
    package var level: SegmentLevel
    package var isSorted: Bool
    /// 0 and 1: one file a field. 2: packed column groups. 3: manifest.
    package var storageVersion: Int64

    package init(
        id: SegmentID, collection: CollectionID, partition: PartitionID, rows: Int64, state: SegmentState,
        level: SegmentLevel = .legacy, isSorted: Bool = false, storageVersion: Int64 = 0
    ) {
        self.id = id
        self.collection = collection
        self.partition = partition
        self.rows = rows
        self.state = state
        self.level = level
        self.isSorted = isSorted
        self.storageVersion = storageVersion
    }
}
