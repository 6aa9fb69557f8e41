/// The files of one finished index build over one segment, from etcd.
package struct IndexFiles: Hashable, Sendable {
    package var collection: CollectionID
    package var partition: PartitionID
    package var segment: SegmentID
    package var index: IndexID
    package var build: BuildID
    /// Counts attempts of this build.
    package var version: Int64
    package var rows: Int64
    /// Names of the objects, without directory.
    package var fileKeys: [String]
    /// Sum of the objects' sizes as Milvus wrote it down.
    package var serializedSize: UInt64
    /// 0: `index_files/<build>/…`; 1 (3.0): `index_v1/<collection>/…`.
    package var pathVersion: Int32

    package init(
        collection: CollectionID, partition: PartitionID, segment: SegmentID, index: IndexID, build: BuildID,
        version: Int64, rows: Int64, fileKeys: [String], serializedSize: UInt64, pathVersion: Int32 = 0
    ) {
        self.collection = collection
        self.partition = partition
        self.segment = segment
        self.index = index
        self.build = build
        self.version = version
        self.rows = rows
        self.fileKeys = fileKeys
        self.serializedSize = serializedSize
        self.pathVersion = pathVersion
    }

    /// Object keys below Milvus' root path, one per file.
    package var relativeKeys: [String] {
        let directory =
            pathVersion == 1
            ? "index_v1/\(collection)/\(partition)/\(segment)/\(build)/\(version)"
            : "index_files/\(build)/\(version)/\(partition)/\(segment)"
        return fileKeys.map { "\(directory)/\($0)" }
    }
}
