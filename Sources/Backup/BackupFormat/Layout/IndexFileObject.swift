package import MilvusModel

/// One file of an index build over one segment, independent of where it lies.
package struct IndexFileObject: Sendable, Hashable {
    static let directory = "index_files"

    package var build: BuildID
    /// Counts attempts of the build.
    package var version: Int64
    package var partition: PartitionID
    package var segment: SegmentID
    package var file: String

    package init(build: BuildID, version: Int64, partition: PartitionID, segment: SegmentID, file: String) {
        self.build = build
        self.version = version
        self.partition = partition
        self.segment = segment
        self.file = file
    }

    /// The same below Milvus' root path and below a backup.
    var path: String { "\(Self.directory)/\(build)/\(version)/\(partition)/\(segment)/\(file)" }

    /// - Parameter elements: of the path, directory included.
    init?(elements: [Substring]) {
        guard elements.count == 6, elements[0] == Self.directory, let build = BuildID(String(elements[1])),
            let version = Int64(elements[2]), let partition = PartitionID(String(elements[3])),
            let segment = SegmentID(String(elements[4])), !elements[5].isEmpty
        else { return nil }
        self.init(build: build, version: version, partition: partition, segment: segment, file: String(elements[5]))
    }
}
