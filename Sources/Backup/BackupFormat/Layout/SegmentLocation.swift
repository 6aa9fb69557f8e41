package import MilvusModel

/// Where a segment belongs: the ids that Milvus puts into object keys before the logs.
package struct SegmentLocation: Sendable, Hashable {
    package var collection: CollectionID
    /// ``PartitionID/all`` for level zero segments of a whole collection.
    package var partition: PartitionID
    package var segment: SegmentID

    package init(collection: CollectionID, partition: PartitionID, segment: SegmentID) {
        self.collection = collection
        self.partition = partition
        self.segment = segment
    }

    /// Element by element, for keys.
    var path: String { "\(collection)/\(partition)/\(segment)" }
}
