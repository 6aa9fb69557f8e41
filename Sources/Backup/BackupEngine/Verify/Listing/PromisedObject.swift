internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What one source says of one object of a backup.
struct PromisedObject: Sendable, Hashable {
    /// Who says so. Sorted: of one object the manifest's line comes first.
    enum Source: Int64, Sendable {
        /// milvus-backup's manifest.
        case manifest
        /// Our object list.
        case objectList
        /// An earlier verification, where the backup itself holds no checksum.
        case ledger
    }

    var object: DataObject
    var source: Source
    var collection: CollectionID
    /// Bytes.
    var size: Int64
    /// The directory between partition and segment that milvus-backup noted; nil where objects lie as we lay them.
    var group: GroupID?
    /// In the backup's store, when it was sealed.
    var etag: ETag?
    var checksum: String?

    init(
        _ object: DataObject, _ source: Source, collection: CollectionID, size: Int64, group: GroupID? = nil,
        etag: ETag? = nil, checksum: String? = nil
    ) {
        self.object = object
        self.source = source
        self.collection = collection
        self.size = size
        self.group = group
        self.etag = etag
        self.checksum = checksum
    }

    // key, zero byte, ,source,size,collection,group,"etag","checksum"   (group -1: none noted)

    /// Nil for a key that a line can't hold.
    var line: [UInt8]? {
        var line: [UInt8] = []
        line.reserveCapacity(176)
        BackupLayout.append(object, to: &line)
        guard KeyedLineSorter.takes(line) else { return nil }
        line.append(0)
        line.append(numbers: source.rawValue, size, collection.rawValue, group?.rawValue ?? -1)
        line.append(texts: etag?.value ?? "", checksum ?? "")
        return line
    }

    init?(key: [UInt8], rest: ArraySlice<UInt8>) {
        var scanner = LineScanner(rest)
        guard let parsed = BackupLayout.parse(relative: String(decoding: key, as: UTF8.self)),
            let source = scanner.number().flatMap(Source.init(rawValue:)), let size = scanner.number(),
            let collection = scanner.number(), let group = scanner.number(), scanner.skip(","),
            let etag = scanner.string(), scanner.skip(","), let checksum = scanner.string(), scanner.isAtEnd
        else { return nil }
        self.init(
            parsed.object, source, collection: CollectionID(rawValue: collection), size: size,
            group: group < 0 ? nil : GroupID(rawValue: group), etag: etag.isEmpty ? nil : .unquoted(etag),
            checksum: checksum.isEmpty ? nil : checksum)
    }
}
