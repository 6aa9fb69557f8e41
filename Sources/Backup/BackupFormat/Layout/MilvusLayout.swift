package import MilvusModel
package import ObjectStorage

/// Where Milvus keeps its objects: every key below `minio.rootPath`.
package struct MilvusLayout: Sendable, Hashable {
    /// As configured, cleaned. Empty: keys start with `insert_log/`. A leading slash is part of every key.
    package let rootPath: String

    /// The root path as keys begin with it: with a slash at its end, or empty.
    let root: String

    package init(rootPath: String) {
        self.rootPath = rootPath.isEmpty ? "" : ObjectPath.join(rootPath)
        root = ObjectPath.prefix(self.rootPath)
    }

    package func key(of object: DataObject) -> ObjectKey {
        var bytes: [UInt8] = []
        append(object, to: &bytes)
        return ObjectKey(String(decoding: bytes, as: UTF8.self))
    }

    /// Appends an object's key.
    package func append(_ object: DataObject, to bytes: inout [UInt8]) {
        bytes += root.utf8
        switch object {
        case .log(let log): Self.appendRelative(log, to: &bytes)
        case .indexFile(let file):
            file.append(to: &bytes)
        }
    }

    /// Appends what follows the root path: digits, slashes, the kind.
    static func appendRelative(_ log: LogObject, to bytes: inout [UInt8]) {
        bytes += log.kind.rawValue.utf8
        log.appendLocation(isGrouped: false, to: &bytes)
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

    /// Which object a listed key is; nil for anything that isn't a log or index file of this layout, or isn't spelled as
    /// Milvus spells it.
    package func parse(_ key: ObjectKey) -> DataObject? {
        var scanner = KeyScanner(key.rawValue)
        guard scanner.skip(root.utf8) else { return nil }
        let directory = scanner.text()
        guard let kind = LogKind(rawValue: directory) else {
            return directory == IndexFileObject.directory ? IndexFileObject(&scanner).map(DataObject.indexFile) : nil
        }
        return LogObject(kind, &scanner).map(DataObject.log)
    }

    /// The same for a listing of which the kind is known.
    package func parse(_ key: ObjectKey, _ kind: LogKind, after prefix: String) -> LogObject? {
        var scanner = KeyScanner(key.rawValue)
        guard scanner.skip(prefix.utf8) else { return nil }
        return LogObject(kind, &scanner)
    }

    private func prefix(_ relative: String) -> String {
        ObjectPath.prefix(ObjectPath.join(rootPath, relative))
    }
}

extension LogObject {
    /// Collection, partition, segment, field where the kind has it, log; nothing after.
    fileprivate init?(_ kind: LogKind, _ scanner: inout KeyScanner) {
        guard let collection = scanner.number(), let partition = scanner.number(), let segment = scanner.number()
        else { return nil }
        var field: FieldID?
        if kind.hasFieldLevel {
            guard let number = scanner.number() else { return nil }
            field = FieldID(rawValue: number)
        }
        guard !scanner.isAtEnd, let log = scanner.number(), scanner.isAtEnd else { return nil }
        self.init(
            kind: kind,
            location: SegmentLocation(
                collection: CollectionID(rawValue: collection), partition: PartitionID(rawValue: partition),
                segment: SegmentID(rawValue: segment)),
            field: field, log: LogID(rawValue: log))
    }

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
