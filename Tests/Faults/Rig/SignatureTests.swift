import AWSSigning
import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage
import StoreContract
import Testing

/// What the double refuses. It must agree with AWS, not with our signer: one that took everything would prove nothing.
@Suite("The double's signature check", .timeLimit(.minutes(1)))
struct SignatureTests {
    /// The GET of "Signature Calculations for the Authorization Header" in AWS' S3 documentation, sent as it stands there.
    @Test("takes the example of AWS' documentation, and nothing that differs in one letter", arguments: [true, false])
    func documented(isGenuine: Bool) async throws {
        let configuration = S3DoubleConfiguration(
            buckets: ["examplebucket"],
            credentials: [
                DoubleCredentials(
                    accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            ],
            clock: WallClock { WallTime(seconds: 1_369_353_600) }, domains: ["s3.amazonaws.com"])
        try await withS3Double(configuration) { double in
            double.put("test.txt", Array("Welcome to S3".utf8), in: "examplebucket")
            try await double.withClient { client in
                let response = try await client.send(
                    Self.example(double.url, range: isGenuine ? "bytes=0-9" : "bytes=0-8"))
                #expect(response.status == (isGenuine ? 206 : 403))
                if isGenuine { #expect(response.body == Array("Welcome to".utf8)) }
            }
        }
    }

    private static func example(_ url: String, range: String) -> HTTPRequest {
        var request = HTTPRequest(.get, url: url + "/test.txt")
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let authorization = """
            AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,\
            SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,\
            Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41
            """
        for (name, value) in [
            ("Host", "examplebucket.s3.amazonaws.com"), ("Range", range), ("x-amz-content-sha256", empty),
            ("x-amz-date", "20130524T000000Z"), ("Authorization", authorization),
        ] {
            request.headers.add(name, value)
        }
        return request
    }

    @Test("refuses wrong secrets, unknown keys, tokens that are missing, and keys that ran out")
    func credentials() async throws {
        let wrong: [(DoubleCredentials, String)] = [
            (DoubleCredentials(secretAccessKey: "another"), "SignatureDoesNotMatch"),
            (DoubleCredentials(accessKeyID: "nobody"), "InvalidAccessKeyId"),
            (DoubleCredentials(sessionToken: "token"), "InvalidToken"),
            (DoubleCredentials(expiresAt: WallTime(seconds: 1)), "ExpiredToken"),
        ]
        for (accepted, code) in wrong {
            try await withS3Double { double in
                double.credentials = [accepted]
                let error = await #expect(throws: ObjectStoreError.self) {
                    try await double.withStore(bucket: "backup") { try await $0.put(ObjectKey("a"), [1]) }
                }
                #expect(error?.reason.contains(code) == true, "\(error.map { "\($0)" } ?? "")")
                #expect(double.objects(in: "backup").isEmpty)
            }
        }
    }

    @Test("answers at a bucket's own host name, and names the right region")
    func virtualHostAndRegion() async throws {
        let adapt = Adaptation(host: "localhost", addressing: .virtualHost, region: "eu-west-1")
        try await withS3Double { double in
            try await double.withStore(bucket: "backup", adapt) { store in
                _ = try await store.put(ObjectKey("a b"), [1, 2])
                #expect(try await store.read(ObjectKey("a b")) == [1, 2])
            }
            #expect(double.log.records.map(\.status) == [400, 200, 200])
        }
    }
}
