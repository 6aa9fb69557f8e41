internal import Basics
internal import Hashing

/// A checksum that is kept with an object.
struct StoredChecksum: Sendable, Equatable {
    enum Kind: String, Sendable {
        case fullObject = "FULL_OBJECT"
        /// A checksum over the parts' checksums, `-N` at its end.
        case composite = "COMPOSITE"
    }

    var algorithm: ChecksumAlgorithm
    var value: String
    var kind = Kind.fullObject

    var headers: [(name: String, value: String)] {
        [(algorithm.headerName, value), ("x-amz-checksum-type", kind.rawValue)]
    }

    /// What S3 makes of the checksums of parts.
    static func composite(_ algorithm: ChecksumAlgorithm, _ parts: [StoredChecksum]) -> StoredChecksum? {
        let digests = parts.compactMap { Base64.decode($0.value) }
        guard digests.count == parts.count else { return nil }
        return StoredChecksum(
            algorithm: algorithm, value: algorithm.value(of: digests.flatMap { $0 }) + "-\(parts.count)",
            kind: .composite)
    }
}
