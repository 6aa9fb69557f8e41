package import MilvusModel

// Prefixes for listings and for Milvus' import, each with a slash at its end: without it, a listing would also find
// siblings whose ids begin with the same digits.
extension BackupLayout {
    /// Logs of one kind.
    package func prefix(_ kind: LogKind) -> String {
        "\(prefix)\(Self.logsDirectory)/\(kind.rawValue)/"
    }

    /// Index files of all builds.
    package var indexFilesPrefix: String { "\(prefix)\(IndexFileObject.directory)/" }

    /// Index files of one build.
    package func prefix(_ build: BuildID) -> String {
        "\(indexFilesPrefix)\(build)/"
    }

    /// Logs of one kind of one collection.
    package func prefix(_ kind: LogKind, _ collection: CollectionID) -> String {
        "\(prefix(kind))\(collection)/"
    }

    /// Logs of one kind of one partition.
    package func prefix(_ kind: LogKind, _ collection: CollectionID, _ partition: PartitionID) -> String {
        "\(prefix(kind, collection))\(partition)/"
    }

    /// What one import names: the directory whose children are segments. Without group it is the partition's.
    package func importPrefix(
        _ kind: LogKind, _ collection: CollectionID, _ partition: PartitionID, _ group: GroupID
    ) -> String {
        prefix(kind, collection, partition) + (group == .none ? "" : "\(group)/")
    }

    /// What the import of one level zero segment names: the directory that milvus-backup names, which for a segment of
    /// one partition is its group's and for a segment of all partitions its own.
    package func levelZeroPrefix(_ location: SegmentLocation) -> String {
        "\(prefix(.delta, location.collection, location.partition))\(location.segment)/"
    }
}
