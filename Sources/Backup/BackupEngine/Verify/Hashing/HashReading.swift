internal import ObjectStorage

/// What reading an object gave.
struct HashReading: Sendable, Hashable {
    /// Bytes that came.
    var size: Int64
    /// With the algorithm of the evidence, or CRC-64/NVME where there is none.
    var checksum: ObjectChecksum
    /// Where an ETag is the evidence.
    var md5: ETag?
}
