internal import Hashing

extension ChecksumAlgorithm {
    /// Nil for those that aren't cyclic redundancy checks.
    var crc: CRCParameters? {
        switch self {
        case .crc32: .crc32
        case .crc32c: .crc32c
        case .crc64nvme: .crc64nvme
        case .sha1, .sha256: nil
        }
    }

    /// Whether the checksums of parts give that of the whole; else S3 makes a checksum of checksums.
    package var isJoinable: Bool { crc != nil }
}
