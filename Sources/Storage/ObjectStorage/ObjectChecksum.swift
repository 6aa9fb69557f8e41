/// A checksum of an object's bytes, as a store or a reader computed it.
package struct ObjectChecksum: Sendable, Hashable, CustomStringConvertible {
    package var algorithm: ChecksumAlgorithm
    /// Base64 of the big-endian bytes, as S3's headers have it; `-N` at its end tells that it was made of the checksums of
    /// N parts.
    package var value: String

    package init(_ algorithm: ChecksumAlgorithm, _ value: String) {
        self.algorithm = algorithm
        self.value = value
    }

    /// As a manifest keeps it: `crc64nvme:…`.
    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let algorithm = ChecksumAlgorithm(rawValue: parts[0].uppercased()) else { return nil }
        self.init(algorithm, String(parts[1]))
    }

    package var isComposite: Bool { value.contains("-") }
    package var description: String { "\(algorithm.rawValue.lowercased()):\(value)" }
}
