import AWSSigning
import Basics
import Testing

@Suite("Signing key cache")
struct SigningKeyCacheTests {
    private let scope = CredentialScope(day: "20231114", region: "eu-central-1", service: "s3")
    private let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: Secret("one"))

    @Test("gives a fresh key when the day, the region, the service or the secret changes")
    func followsItsInputs() {
        var cache = SigningKeyCache()
        var inputs = [(credentials, scope)]
        inputs.append((credentials, CredentialScope(day: "20231115", region: "eu-central-1", service: "s3")))
        inputs.append((credentials, CredentialScope(day: "20231114", region: "eu-west-1", service: "s3")))
        inputs.append((credentials, CredentialScope(day: "20231114", region: "eu-central-1", service: "sts")))
        inputs.append((Credentials(accessKeyID: "AKID", secretAccessKey: Secret("two")), scope))
        for (credentials, scope) in inputs + inputs.reversed() {
            let cached = proof(cache.key(for: credentials, scope: scope))
            #expect(cached == proof(SigningKey(credentials: credentials, scope: scope)))
        }
        #expect(Set(inputs.map { proof(SigningKey(credentials: $0, scope: $1)) }).count == inputs.count)
    }

    private func proof(_ key: SigningKey) -> Signature {
        let request = SignableRequest(method: "GET", host: "h", path: "/")
        let canonical = CanonicalRequest(request, adding: [], rules: .s3)
        return key.sign(StringToSign(canonical, at: SigningTime(WallTime(seconds: 0)), scope: scope))
    }
}
