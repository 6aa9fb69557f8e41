import Basics
import Hashing
import Testing

/// Vectors of RFC 4231.
@Suite("HMAC-SHA-256")
struct HMACSHA256Tests {
    struct Vector: Sendable, CustomStringConvertible {
        let description: String
        let key: [UInt8]
        let message: [UInt8]
        let digest: String
    }

    static let vectors = [
        Vector(
            description: "case 1", key: Array(repeating: 0x0B, count: 20), message: Array("Hi There".utf8),
            digest: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            description: "case 2, a short key", key: Array("Jefe".utf8),
            message: Array("what do ya want for nothing?".utf8),
            digest: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            description: "case 3", key: Array(repeating: 0xAA, count: 20), message: Array(repeating: 0xDD, count: 50),
            digest: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Vector(
            description: "case 6, a key longer than a block", key: Array(repeating: 0xAA, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            digest: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            description: "nothing with an empty key", key: [], message: [],
            digest: "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ]

    @Test("gives the published codes", arguments: vectors)
    func publishedCodes(_ vector: Vector) {
        #expect(HMACSHA256.authenticate(key: vector.key, message: vector.message).hex == vector.digest)
    }

    @Test("keeps many tasks apart")
    func concurrentUse() async {
        await withTaskGroup(of: Bool.self) { group in
            for seed in 0..<8 {
                group.addTask {
                    let vector = Self.vectors[seed % Self.vectors.count]
                    return (0..<500).allSatisfy { _ in
                        HMACSHA256.authenticate(key: vector.key, message: vector.message).hex == vector.digest
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
