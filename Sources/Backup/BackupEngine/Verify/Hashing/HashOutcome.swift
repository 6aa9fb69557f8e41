internal import ObjectStorage

/// What the bytes of an object say. Pure.
enum HashOutcome: Sendable, Hashable {
    case agrees
    /// Its MD5 is its ETag, and this is the checksum of the same bytes.
    case likeETag(ObjectChecksum)
    /// Nothing was known of the bytes; now this is.
    case newlyProved(ObjectChecksum)
    case differs(expected: String, found: String)
    /// Its ETag looks like an MD5 and isn't that of the bytes: damage, or a store whose ETags aren't MD5s.
    case unlikeETag(ETag, found: ETag, checksum: ObjectChecksum)
    /// Another number of bytes came.
    case size(Int64)
    case missing
    case unreadable(String)

    init(_ item: HashItem, _ reading: HashReading) {
        guard reading.size == item.size else {
            self = .size(reading.size)
            return
        }
        switch item.evidence {
        case .checksum(let expected), .ledger(let expected):
            let agrees = reading.checksum == expected
            self = agrees ? .agrees : .differs(expected: "\(expected)", found: "\(reading.checksum)")
        case .md5(let expected):
            guard let md5 = reading.md5, md5.value != expected.value.lowercased() else {
                self = .likeETag(reading.checksum)
                return
            }
            self = .unlikeETag(expected, found: md5, checksum: reading.checksum)
        case .none: self = .newlyProved(reading.checksum)
        }
    }

    /// Worth a second look: what fell over on the way comes out otherwise the next time.
    var isDoubtful: Bool {
        switch self {
        case .differs, .unlikeETag, .size: true
        case .agrees, .likeETag, .newlyProved, .missing, .unreadable: false
        }
    }
}
