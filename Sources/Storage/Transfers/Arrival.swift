internal import ObjectStorage

/// What one of the four ways brought: the destination's answer, and what it proves.
struct Arrival: Sendable {
    /// With the checksum that the store gave, or that we computed.
    var metadata: ObjectMetadata
    var evidence: TransferEvidence
}

extension Arrival {
    /// The same of one part.
    struct Part: Sendable {
        var receipt: UploadedPart
        var evidence: TransferEvidence
    }
}
