internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension IndexFiles {
    /// From `segment-index/<collection>/<partition>/<segment>/<build>`; nil for builds that aren't finished, are
    /// deleted, or wrote nothing because the segment is too small for an index.
    init?(etcd entry: EtcdEntry) throws(MilvusClientError) {
        guard let wire = try? MetaSegmentIndex(serializedBytes: entry.value), wire.segmentID != 0 else {
            throw entry.unreadable("index of a segment")
        }
        guard wire.state == IndexState.finished.rawValue, !wire.deleted, !wire.fileKeys.isEmpty else { return nil }
        self.init(
            collection: CollectionID(rawValue: wire.collectionID), partition: PartitionID(rawValue: wire.partitionID),
            segment: SegmentID(rawValue: wire.segmentID), index: IndexID(rawValue: wire.indexID),
            build: BuildID(rawValue: wire.buildID), version: wire.indexVersion, rows: wire.rows,
            fileKeys: wire.fileKeys, serializedSize: wire.serializedSize, pathVersion: wire.pathVersion)
    }
}
