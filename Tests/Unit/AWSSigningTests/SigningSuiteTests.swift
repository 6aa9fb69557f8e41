import AWSSigning
import Testing

/// AWS's signing suite, stage by stage. Its rules are the generic ones; S3's are tested by S3's own examples.
@Suite("AWS signing suite")
struct SigningSuiteTests {
    private let time = SigningTime(SuiteCase.time)

    @Test("the suite is there in full")
    func suiteIsComplete() {
        #expect(SuiteCase.all.count == 34)
    }

    @Test("gives the canonical request", arguments: SuiteCase.all)
    func canonicalRequest(_ example: SuiteCase) throws {
        #expect(try canonical(example).text == example.expected("creq"))
    }

    @Test("gives the string to sign", arguments: SuiteCase.all)
    func stringToSign(_ example: SuiteCase) throws {
        let scope = SuiteCase.signer.scope(at: time)
        let stringToSign = StringToSign(try canonical(example), at: time, scope: scope)
        #expect(try stringToSign.text == example.expected("sts"))
    }

    @Test("gives the authorization header, signature included", arguments: SuiteCase.all)
    func authorization(_ example: SuiteCase) throws {
        var keys = SigningKeyCache()
        let signed = SuiteCase.signer.sign(
            try example.request(), at: SuiteCase.time, credentials: try example.credentials(), keys: &keys)
        let authorization = signed.headers.last
        #expect(authorization?.name == "authorization")
        #expect(try authorization?.value == example.expected("authz"))
    }

    private func canonical(_ example: SuiteCase) throws -> CanonicalRequest {
        let request = try example.request()
        let added = SuiteCase.signer.addedHeaders(for: request, at: time, credentials: try example.credentials())
        return CanonicalRequest(request, adding: added, rules: .generic)
    }
}
