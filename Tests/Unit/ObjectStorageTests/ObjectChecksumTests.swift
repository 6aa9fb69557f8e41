import Basics
import ObjectStorage
import Testing

@Suite("ObjectChecksum")
struct ObjectChecksumTests {
    private static let bytes = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 2) }

    @Test(
        "has the value that S3's headers have",
        arguments: [
            // The catalogue's check values, NIST's and RFC 3174's digests, in base64.
            (ChecksumAlgorithm.crc32, "123456789", "y/Q5Jg=="), (.crc32c, "123456789", "4waSgw=="),
            (.crc64nvme, "123456789", "rosUhgp5mIg="), (.sha1, "abc", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
            (.sha256, "abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        ])
    func values(algorithm: ChecksumAlgorithm, text: String, value: String) {
        #expect(ObjectChecksum(algorithm, of: Array(text.utf8)) == ObjectChecksum(algorithm, value))
    }

    @Test("takes pieces", arguments: ChecksumAlgorithm.allCases)
    func pieces(algorithm: ChecksumAlgorithm) {
        var running = RunningChecksum(algorithm)
        for start in stride(from: 0, to: Self.bytes.count, by: 77) {
            running.update(Array(Self.bytes[start..<min(start + 77, Self.bytes.count)]))
        }
        #expect(running.finish() == ObjectChecksum(algorithm, of: Self.bytes))
    }

    private static func parts(_ algorithm: ChecksumAlgorithm) -> [ObjectChecksum.Part] {
        [Self.bytes[..<1000], Self.bytes[1000..<2000], Self.bytes[2000...]].map {
            ObjectChecksum.Part(checksum: ObjectChecksum(algorithm, of: Array($0)), size: Int64($0.count))
        }
    }

    @Test("joins parts to the value of the whole", arguments: [ChecksumAlgorithm.crc32, .crc32c, .crc64nvme])
    func joins(algorithm: ChecksumAlgorithm) {
        let joined = ObjectChecksum(joining: Self.parts(algorithm), count: 3)
        #expect(joined == ObjectChecksum(algorithm, of: Self.bytes))
        #expect(joined?.isComposite == false)
    }

    @Test("makes a composite of digests", arguments: [ChecksumAlgorithm.sha1, .sha256])
    func composite(algorithm: ChecksumAlgorithm) throws {
        let joined = try #require(ObjectChecksum(joining: Self.parts(algorithm), count: 3))
        #expect(joined.isComposite && joined.value.hasSuffix("-3"))
        let digests = Self.parts(algorithm).compactMap { Base64.decode($0.checksum.value) }.flatMap { $0 }
        #expect(joined.value == ObjectChecksum(algorithm, of: digests).value + "-3")
    }

    @Test("joins nothing when a part has none, or is of another kind")
    func incomplete() {
        var parts = Self.parts(.crc32c)
        #expect(ObjectChecksum(joining: parts, count: 4) == nil)
        #expect(ObjectChecksum(joining: [], count: 0) == nil)
        parts[1].checksum = ObjectChecksum(.crc32, of: [1])
        #expect(ObjectChecksum(joining: parts, count: 3) == nil)
    }

    @Test("reads its own text", arguments: ChecksumAlgorithm.allCases)
    func text(algorithm: ChecksumAlgorithm) {
        let checksum = ObjectChecksum(algorithm, of: [1, 2, 3])
        #expect(ObjectChecksum(text: checksum.description) == checksum)
    }
}
