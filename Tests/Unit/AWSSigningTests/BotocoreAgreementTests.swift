import AWSSigning
import Fixtures
import Testing

@Suite("Agreement with botocore")
struct BotocoreAgreementTests {
    @Test("10,000 random requests get the signatures that botocore gives them")
    func signsLikeBotocore() throws {
        let expected = try Fixture.text("sigv4/botocore-signatures.txt").split(whereSeparator: \.isWhitespace)
        try #require(expected.count == 10_000)
        var random = SplitMix64(seed: 20_261_121)
        var keys = SigningKeyCache()
        for (index, signature) in expected.enumerated() {
            let sample = RandomRequest(from: &random)
            let signed = SigV4Signer(region: sample.region)
                .sign(sample.request, at: sample.time, credentials: sample.credentials, keys: &keys)
            let authorization = try #require(signed.headers.last?.value)
            try #require(
                authorization.contains("Signature=\(signature)"),
                "request \(index): \(sample.request) → \(authorization)")
        }
    }
}
