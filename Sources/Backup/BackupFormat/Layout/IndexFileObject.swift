internal import Basics
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

    /// Whether a file can have the name: one element of a path, that doesn't lead elsewhere.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text != "." && text != ".." && !text.utf8.contains(UInt8(ascii: "/")) && !text.utf8.contains(0)
    }

    /// The same path below Milvus' root path and below a backup.
    func append(to bytes: inout [UInt8]) {
        bytes += Self.directory.utf8
        for number in [build.rawValue, version, partition.rawValue, segment.rawValue] {
            bytes.append(UInt8(ascii: "/"))
            bytes.append(decimal: number)
        }
        bytes.append(UInt8(ascii: "/"))
        bytes += file.utf8
    }

    /// What follows the directory.
    init?(_ scanner: inout KeyScanner) {
        guard let build = scanner.number(), let version = scanner.number(), let partition = scanner.number(),
            let segment = scanner.number(), !scanner.isAtEnd
        else { return nil }
        let file = scanner.text()
        guard scanner.isAtEnd, Self.isName(file) else { return nil }
        self.init(
            build: BuildID(rawValue: build), version: version, partition: PartitionID(rawValue: partition),
            segment: SegmentID(rawValue: segment), file: file)
    }

    /// - Parameter elements: of the path, directory included.
    init?(elements: [Substring]) {
        guard elements.count == 6, elements[0] == Self.directory, let build = BuildID(String(elements[1])),
            let version = Int64(elements[2]), let partition = PartitionID(String(elements[3])),
            let segment = SegmentID(String(elements[4])), Self.isName(String(elements[5]))
        else { return nil }
        self.init(build: build, version: version, partition: partition, segment: segment, file: String(elements[5]))
    }
}
