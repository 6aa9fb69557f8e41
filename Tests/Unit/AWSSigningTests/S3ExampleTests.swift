import AWSSigning
import Basics
import Hashing
import Testing

/// The worked examples of the S3 API reference, "Authenticating Requests: Using the Authorization Header".
@Suite("S3's signing examples")
struct S3ExampleTests {
    private static let credentials = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
    private static let host = "examplebucket.s3.amazonaws.com"
    private static let day = WallTime(seconds: 1_369_353_600)

    struct Example: Sendable, CustomStringConvertible {
        let description: String
        let request: SignableRequest
        let signature: String
    }

    static let examples = [
        Example(
            description: "GET Object",
            request: SignableRequest(
                method: "GET", host: host, path: "/test.txt", headers: [("Range", "bytes=0-9")]),
            signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        Example(
            description: "PUT Object",
            request: SignableRequest(
                method: "PUT", host: host, path: "/test$file.text",
                headers: [
                    ("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
                ],
                payload: .sha256(SHA256.hash("Welcome to Amazon S3.".utf8))),
            signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
        Example(
            description: "GET Bucket Lifecycle",
            request: SignableRequest(method: "GET", host: host, path: "/", query: [("lifecycle", "")]),
            signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        Example(
            description: "GET Bucket (List Objects)",
            request: SignableRequest(
                method: "GET", host: host, path: "/", query: [("max-keys", "2"), ("prefix", "J")]),
            signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ]

    @Test("are signed as published", arguments: examples)
    func signature(_ example: Example) throws {
        var keys = SigningKeyCache()
        let signed = SigV4Signer(region: "us-east-1")
            .sign(example.request, at: Self.day, credentials: Self.credentials, keys: &keys)
        let authorization = try #require(signed.headers.last?.value)
        #expect(authorization.hasSuffix("Signature=\(example.signature)"))
        #expect(authorization.contains("Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "))
    }
}
