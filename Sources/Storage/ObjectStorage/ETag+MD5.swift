internal import Hashing

extension ETag {
    /// What S3 gives an object that was put in one request without a key of KMS.
    package static func md5(of bytes: [UInt8]) -> ETag {
        ETag(MD5.hash(bytes).hex)
    }

    /// What S3 gives an object that was put in parts: the MD5 of the parts' MD5s, and their number.
    ///
    /// Nil when the parts' ETags aren't MD5s.
    package static func md5(ofParts parts: [ETag]) -> ETag? {
        var digests: [UInt8] = []
        for part in parts {
            guard let digest = part.md5Bytes else { return nil }
            digests += digest
        }
        return ETag("\(MD5.hash(digests).hex)-\(parts.count)")
    }

    /// Whether it looks like an MD5. (It needn't be one: under a key of KMS it is as long and means nothing.)
    package var isMD5: Bool { md5Bytes != nil }

    private var md5Bytes: [UInt8]? {
        let digits = value.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 32, value.utf8.count == 32 else { return nil }
        return stride(from: 0, to: 32, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
