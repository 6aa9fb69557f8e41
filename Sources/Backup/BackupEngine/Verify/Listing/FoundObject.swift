internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// One object as a listing of a backup shows it.
struct FoundObject: Sendable, Hashable {
    var object: DataObject
    /// Below the backup's directory, as it really is: with milvus-backup's group, or without any.
    var path: String
    var group: GroupID?
    /// Bytes.
    var size: Int64
    var etag: ETag?

    init(_ parsed: BackupObject, path: String, size: Int64, etag: ETag?) {
        object = parsed.object
        group = parsed.group
        self.path = path
        self.size = size
        self.etag = etag
    }

    // key as we would lay it, zero byte, ,size,"etag","path"   (path empty where it is the key)

    /// Nil for a key that a line can't hold.
    var line: [UInt8]? {
        var line: [UInt8] = []
        line.reserveCapacity(176)
        BackupLayout.append(object, to: &line)
        guard KeyedLineSorter.takes(line) else { return nil }
        let isOurs = ByteOrder.compare(line, path) == 0
        line.append(0)
        line.append(numbers: size)
        line.append(texts: etag?.value ?? "", isOurs ? "" : path)
        return line
    }

    init?(key: [UInt8], rest: ArraySlice<UInt8>) {
        var scanner = LineScanner(rest)
        guard let size = scanner.number(), scanner.skip(","), let etag = scanner.string(), scanner.skip(","),
            let other = scanner.string(), scanner.isAtEnd
        else { return nil }
        let path = other.isEmpty ? String(decoding: key, as: UTF8.self) : other
        guard let parsed = BackupLayout.parse(relative: path) else { return nil }
        self.init(parsed, path: path, size: size, etag: etag.isEmpty ? nil : .unquoted(etag))
    }
}
