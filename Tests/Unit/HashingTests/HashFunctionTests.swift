import Hashing
import Testing

/// Vectors of NIST (FIPS 180-4 examples) and RFC 1321 §A.5.
@Suite("Hash functions")
struct HashFunctionTests {
    private static let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"

    @Test(
        "give the published digests",
        arguments: [
            (HashFunction.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (.sha256, twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
            (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (.sha1, twoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            (.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
            (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ])
    func publishedDigests(_ function: HashFunction, _ text: String, _ digest: String) {
        #expect(function.hash(text.utf8).hex == digest)
    }

    @Test("the short forms are the functions that they name")
    func shortForms() {
        let bytes = Array("abc".utf8)
        #expect(SHA256.hash(bytes) == HashFunction.sha256.hash(bytes))
        #expect(SHA1.hash(bytes) == HashFunction.sha1.hash(bytes))
        #expect(MD5.hash(bytes) == HashFunction.md5.hash(bytes))
    }

    @Test("give one digest however the input is cut", arguments: HashFunction.allCases, [1, 7, 63, 64, 65, 1000])
    func incremental(_ function: HashFunction, _ size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hash = IncrementalHash(function)
        for start in stride(from: 0, to: bytes.count, by: size) {
            hash.update(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(hash.finish() == function.hash(bytes))
    }

    @Test("hash a million letters (NIST's long example)")
    func longInput() {
        var hash = IncrementalHash(.sha256)
        for _ in 0..<1000 { hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
        #expect(hash.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("hash collections that don't lie in one run of memory")
    func scatteredInput() {
        let reversed = Array("cba".utf8).reversed()
        #expect(SHA256.hash(reversed) == SHA256.hash("abc".utf8))
    }

    @Test("give Content-MD5 its form")
    func contentMD5() {
        #expect(MD5.hash([]).base64 == "1B2M2Y8AsgTpgAmY7PhCfg==")
    }
}
