internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// One object that is to be read, and what its bytes are compared with.
struct HashItem: Sendable, Hashable {
    /// What tells what the bytes should be.
    enum Evidence: Sendable, Hashable {
        /// The backup's own object list.
        case checksum(ObjectChecksum)
        /// An earlier verification.
        case ledger(ObjectChecksum)
        /// An ETag that looks like the MD5 of the bytes.
        case md5(ETag)
        case none
    }

    var object: DataObject
    var path: String
    var collection: CollectionID
    /// Bytes.
    var size: Int64
    var evidence: Evidence
    /// The store gives another ETag than when the backup was sealed.
    var etagDiffers: Bool

    init(_ match: ListCheck.Match) {
        object = match.found.object
        path = match.found.path
        collection = match.promised.collection
        size = match.found.size
        etagDiffers = match.etagDiffers
        evidence = Self.evidence(
            checksum: match.promised.checksum, ledger: match.ledger, sealed: match.promised.etag,
            listed: match.found.etag)
    }

    /// The strongest that there is. A checksum of the checksums of parts can't be computed from the bytes alone.
    static func evidence(checksum: String?, ledger: String?, sealed: ETag?, listed: ETag?) -> Evidence {
        if let known = checksum.flatMap(ObjectChecksum.init(text:)), !known.isComposite { return .checksum(known) }
        if let known = ledger.flatMap(ObjectChecksum.init(text:)), !known.isComposite { return .ledger(known) }
        if let sealed, sealed.isMD5 { return .md5(sealed) }
        if sealed == nil, let listed, listed.isMD5 { return .md5(listed) }
        return .none
    }

    /// Where what its bytes should be was written down.
    var origin: String {
        if case .ledger = evidence { "when it was first verified" } else { "were sealed" }
    }

    // path, zero byte, ,size,collection,differs,"kind of evidence","its value"

    var line: [UInt8] {
        var line = Array(path.utf8)
        line.append(0)
        line.append(numbers: size, collection.rawValue, etagDiffers ? 1 : 0)
        let (kind, value) = evidence.words
        line.append(texts: kind, value)
        return line
    }

    /// Nil when it isn't such a line.
    init?(line: ArraySlice<UInt8>) {
        guard let end = line.firstIndex(of: 0) else { return nil }
        path = String(decoding: line[..<end], as: UTF8.self)
        var scanner = LineScanner(line[(end + 1)...])
        guard let parsed = BackupLayout.parse(relative: path), let size = scanner.number(),
            let collection = scanner.number(), let differs = scanner.number(), scanner.skip(","),
            let kind = scanner.string(), scanner.skip(","), let value = scanner.string(), scanner.isAtEnd,
            let evidence = Evidence(kind, value)
        else { return nil }
        object = parsed.object
        self.size = size
        self.collection = CollectionID(rawValue: collection)
        etagDiffers = differs != 0
        self.evidence = evidence
    }
}

extension HashItem.Evidence {
    fileprivate var words: (String, String) {
        switch self {
        case .checksum(let checksum): ("checksum", checksum.description)
        case .ledger(let checksum): ("ledger", checksum.description)
        case .md5(let etag): ("md5", etag.value)
        case .none: ("none", "")
        }
    }

    fileprivate init?(_ kind: String, _ value: String) {
        switch kind {
        case "checksum", "ledger":
            guard let checksum = ObjectChecksum(text: value) else { return nil }
            self = kind == "ledger" ? .ledger(checksum) : .checksum(checksum)
        case "md5": self = .md5(.unquoted(value))
        case "none": self = .none
        default: return nil
        }
    }
}
