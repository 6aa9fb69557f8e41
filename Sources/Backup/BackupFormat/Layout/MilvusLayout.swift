package import MilvusModel
package import ObjectStorage

/// Where Milvus keeps its objects: every key below `minio.rootPath`.
package struct MilvusLayout: Sendable, Hashable {
    /// As configured, cleaned. Empty: keys start with `insert_log/`. A leading slash is part of every key.
    package let rootPath: String

    package init(rootPath: String) {
        self.rootPath = rootPath.isEmpty ? "" : ObjectPath.join(rootPath)
    }

    package func key(of object: DataObject) -> ObjectKey {
        switch object {
        case .log(let log):
            key("\(log.kind.rawValue)/\(log.location.path)/\(log.tail)")
        case .indexFile(let file):
            key(file.path)
        }
    }

    /// A key below the root path, `relative` as Milvus' meta has it.
    package func key(_ relative: String) -> ObjectKey {
        ObjectKey(ObjectPath.join(rootPath, relative))
    }

    /// Prefix of all logs of one kind: `files/insert_log/`.
    package func prefix(_ kind: LogKind) -> String {
        prefix(kind.rawValue)
    }

    package func prefix(_ kind: LogKind, _ collection: CollectionID) -> String {
        prefix("\(kind.rawValue)/\(collection)")
    }

    package func prefix(_ kind: LogKind, _ location: SegmentLocation) -> String {
        prefix("\(kind.rawValue)/\(location.path)")
    }

    /// Prefix of the index builds: `files/index_files/`.
    package var indexPrefix: String { prefix(IndexFileObject.directory) }

    /// Which object a listed key is; nil for anything that isn't a log or index file of this layout.
    package func parse(_ key: ObjectKey) -> DataObject? {
        let root = ObjectPath.prefix(rootPath)
        guard key.rawValue.hasPrefix(root) else { return nil }
        let elements = key.rawValue.dropFirst(root.count).split(separator: "/", omittingEmptySubsequences: false)
        if let file = IndexFileObject(elements: elements) { return .indexFile(file) }
        guard let kind = elements.first.flatMap({ LogKind(rawValue: String($0)) }) else { return nil }
        let numbers = elements.dropFirst().compactMap { Int64($0) }
        guard numbers.count == elements.count - 1 else { return nil }
        return LogObject(kind: kind, numbers: numbers).map(DataObject.log)
    }

    private func prefix(_ relative: String) -> String {
        ObjectPath.prefix(ObjectPath.join(rootPath, relative))
    }
}

extension LogObject {
    /// From collection, partition, segment, then field where the kind has it, then log.
    init?(kind: LogKind, numbers: [Int64]) {
        guard numbers.count == (kind.hasFieldLevel ? 5 : 4), let log = numbers.last else { return nil }
        let location = SegmentLocation(
            collection: CollectionID(rawValue: numbers[0]), partition: PartitionID(rawValue: numbers[1]),
            segment: SegmentID(rawValue: numbers[2]))
        self.init(
            kind: kind, location: location, field: kind.hasFieldLevel ? FieldID(rawValue: numbers[3]) : nil,
            log: LogID(rawValue: log))
    }
}
