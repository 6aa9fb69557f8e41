internal import Hashing

/// A checksum of bytes that come in pieces.
package struct RunningChecksum: ~Copyable, Sendable {
    private let algorithm: ChecksumAlgorithm
    /// One of the two.
    private var crc: CRC?
    private var hash: IncrementalHash?

    package init(_ algorithm: ChecksumAlgorithm) {
        self.algorithm = algorithm
        if let parameters = algorithm.crc {
            crc = CRC(parameters)
            hash = nil
        } else {
            crc = nil
            hash = IncrementalHash(algorithm == .sha1 ? .sha1 : .sha256)
        }
    }

    package mutating func update(_ bytes: [UInt8]) {
        crc?.update(bytes)
        hash?.update(bytes)
    }

    package consuming func finish() -> ObjectChecksum {
        if let crc { return ObjectChecksum(algorithm, bytes: CRC.bytes(crc.value, crc.parameters)) }
        return ObjectChecksum(algorithm, bytes: hash.take()?.finish().bytes ?? [])
    }
}
