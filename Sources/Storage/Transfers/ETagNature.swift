/// What a store's ETags of objects put in one request are, as far as comparing has shown.
enum ETagNature: Sendable {
    case unknown
    /// The MD5 of the bytes, as nearly everywhere.
    case md5
    /// Something else: objects under a key of KMS, or a store of its own mind.
    case opaque
    /// It needn't be looked at: the answers name a checksum.
    case notNeeded

    var mayBeMD5: Bool { self == .unknown || self == .md5 }
}
