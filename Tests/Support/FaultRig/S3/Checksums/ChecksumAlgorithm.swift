internal import Basics
internal import Hashing

/// The additional checksums of S3 (`x-amz-checksum-*`).
package enum ChecksumAlgorithm: String, Sendable, CaseIterable {
    case crc32 = "CRC32"
    case crc32c = "CRC32C"
    case crc64nvme = "CRC64NVME"
    case sha1 = "SHA1"
    case sha256 = "SHA256"

    var headerName: String { "x-amz-checksum-" + rawValue.lowercased() }
    /// The element of answers.
    var elementName: String { "Checksum" + rawValue }

    /// Base64 of the checksum, big-endian.
    package func value(of bytes: [UInt8]) -> String {
        switch self {
        case .crc32: Base64.encode(CyclicRedundancyCheck.crc32.value(of: bytes))
        case .crc32c: Base64.encode(CyclicRedundancyCheck.crc32c.value(of: bytes))
        case .crc64nvme: Base64.encode(CyclicRedundancyCheck.crc64nvme.value(of: bytes))
        case .sha1: SHA1.hash(bytes).base64
        case .sha256: SHA256.hash(bytes).base64
        }
    }

    /// The algorithm that a request names, in either of S3's headers.
    static func requested(by call: S3Call) throws(S3Refusal) -> ChecksumAlgorithm? {
        guard let name = call.header("x-amz-checksum-algorithm") ?? call.header("x-amz-sdk-checksum-algorithm") else {
            return nil
        }
        guard let algorithm = ChecksumAlgorithm(rawValue: name.uppercased()) else {
            throw .invalidArgument("Checksum algorithm \(name) isn't known")
        }
        return algorithm
    }
}
