internal import Basics
internal import Hashing

extension ObjectChecksum {
    /// One part of an object.
    package struct Part: Sendable {
        package var checksum: ObjectChecksum
        /// In bytes.
        package var size: Int64

        package init(checksum: ObjectChecksum, size: Int64) {
            self.checksum = checksum
            self.size = size
        }
    }

    init(_ algorithm: ChecksumAlgorithm, bytes: [UInt8]) {
        self.init(algorithm, Base64.encode(bytes))
    }

    package init(_ algorithm: ChecksumAlgorithm, of bytes: [UInt8]) {
        var running = RunningChecksum(algorithm)
        running.update(bytes)
        self = running.finish()
    }

    /// Of the parts joined, in their order: that of the whole where the algorithm can, else the composite `…-N`.
    ///
    /// Nil when one of the `count` parts has none, or they aren't of one kind.
    package init?(joining parts: [Part], count: Int) {
        guard let algorithm = parts.first?.checksum.algorithm, parts.count == count,
            parts.allSatisfy({ $0.checksum.algorithm == algorithm })
        else { return nil }
        let values = parts.compactMap { Base64.decode($0.checksum.value) }
        guard values.count == count else { return nil }
        guard let parameters = algorithm.crc else {
            let digest = algorithm == .sha1 ? SHA1.hash(values.joined()) : SHA256.hash(values.joined())
            self.init(algorithm, "\(digest.base64)-\(count)")
            return
        }
        var whole = CRC(parameters).value
        for (part, value) in zip(parts, values) {
            whole = CRC.join(whole, Self.number(value), count: part.size, parameters)
        }
        self.init(algorithm, bytes: CRC.bytes(whole, parameters))
    }

    private static func number(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
