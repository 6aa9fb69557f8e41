import FaultRig
import Testing

/// The check values that each algorithm is published with, of the digits 1 to 9.
@Suite("The double's checksums")
struct ChecksumTests {
    @Test(
        "are those of the published check values",
        arguments: [
            (.crc32, "y/Q5Jg=="), (.crc32c, "4waSgw=="), (.crc64nvme, "rosUhgp5mIg="),
            (.sha1, "98O8HYCOBHMq32eZZczDTKeuNEE="),
            (.sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
        ] as [(ChecksumAlgorithm, String)])
    func checkValues(algorithm: ChecksumAlgorithm, value: String) {
        #expect(algorithm.value(of: Array("123456789".utf8)) == value)
    }
}
