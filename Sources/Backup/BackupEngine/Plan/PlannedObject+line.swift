internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

// One line of a plan: a JSON array, its first element tells the kind.
//   ["insert_log",collection,partition,segment,field,log,size,"etag"]      (field 0 where the kind has none)
//   ["index_files",collection,partition,segment,build,version,"file",size,"etag"]
extension PlannedObject {
    private static let indexMark = "index_files"

    /// Appends the line and its end.
    func append(to bytes: inout [UInt8]) {
        bytes.append(text: "[\"")
        switch object {
        case .log(let log):
            bytes += log.kind.rawValue.utf8
            bytes.append(UInt8(ascii: "\""))
            let place = log.location
            bytes.append(numbers: collection.rawValue, place.partition.rawValue, place.segment.rawValue)
            bytes.append(numbers: log.field?.rawValue ?? 0, log.log.rawValue)
        case .indexFile(let file):
            bytes += Self.indexMark.utf8
            bytes.append(UInt8(ascii: "\""))
            bytes.append(numbers: collection.rawValue, file.partition.rawValue, file.segment.rawValue)
            bytes.append(numbers: file.build.rawValue, file.version)
            bytes.append(UInt8(ascii: ","))
            bytes.append(json: file.file)
        }
        bytes.append(numbers: size)
        bytes.append(UInt8(ascii: ","))
        bytes.append(json: etag?.value ?? "")
        bytes.append(text: "]\n")
    }

    /// From one line without its end; nil when it isn't one.
    init?(line: ArraySlice<UInt8>) {
        var scanner = LineScanner(line)
        guard scanner.skip("["), let kind = scanner.string(), let collection = scanner.number(),
            let partition = scanner.number(), let segment = scanner.number()
        else { return nil }
        let collectionID = CollectionID(rawValue: collection)
        let location = SegmentLocation(
            collection: collectionID, partition: PartitionID(rawValue: partition),
            segment: SegmentID(rawValue: segment))
        let object: DataObject? =
            if kind == Self.indexMark {
                Self.indexFile(location, &scanner)
            } else {
                LogKind(rawValue: kind).flatMap { Self.log($0, location, &scanner) }
            }
        guard let object, let size = scanner.number(), scanner.skip(","), let etag = scanner.string(),
            scanner.skip("]"), scanner.isAtEnd
        else { return nil }
        self.init(object, of: collectionID, size: size, etag: etag.isEmpty ? nil : ETag(etag))
    }

    private static func log(_ kind: LogKind, _ location: SegmentLocation, _ scanner: inout LineScanner) -> DataObject? {
        guard let field = scanner.number(), let log = scanner.number() else { return nil }
        return .log(
            LogObject(
                kind: kind, location: location, field: FieldID(rawValue: field), log: LogID(rawValue: log)))
    }

    private static func indexFile(_ location: SegmentLocation, _ scanner: inout LineScanner) -> DataObject? {
        guard let build = scanner.number(), let version = scanner.number(), scanner.skip(","),
            let file = scanner.string(), IndexFileObject.isName(file)
        else { return nil }
        return .indexFile(
            IndexFileObject(
                build: BuildID(rawValue: build), version: version, partition: location.partition,
                segment: location.segment, file: file))
    }
}

extension ManifestLog {
    /// Of the line of a log, what milvus-backup's manifest says of it.
    init?(line: ArraySlice<UInt8>) {
        var scanner = LineScanner(line)
        guard scanner.skip("["), scanner.string() != nil, scanner.number() != nil, scanner.number() != nil,
            scanner.number() != nil, let field = scanner.number(), let log = scanner.number(),
            let size = scanner.number()
        else { return nil }
        self.init(field: FieldID(rawValue: field), log: LogID(rawValue: log), size: size)
    }
}
