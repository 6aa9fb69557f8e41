import AWSSigning
import Basics
import Testing

@Suite("SigV4 signer")
struct SigV4SignerTests {
    private let credentials = Credentials(
        accessKeyID: "AKID", secretAccessKey: Secret("hush"), sessionToken: Secret("token"))
    private let signer = SigV4Signer(region: "eu-central-1")
    private let noon = WallTime(seconds: 1_700_000_000)

    @Test("sends the path and query that it signed, keys untouched but for encoding")
    func sendsWhatItSigned() {
        let signed = sign(
            SignableRequest(
                method: "GET", host: "h", path: "/b//a/../ü +.txt/", query: [("b", "1 2"), ("a", ""), ("a", "/")]))
        #expect(signed.encodedPath == "/b//a/../%C3%BC%20%2B.txt/")
        #expect(signed.encodedQuery == "a=&a=%2F&b=1%202")
        #expect(signed.target == "/b//a/../%C3%BC%20%2B.txt/?a=&a=%2F&b=1%202")
    }

    @Test("adds the headers that S3 demands")
    func addsHeaders() {
        let signed = sign(SignableRequest(method: "PUT", host: "h", path: "/k", payload: .unsigned))
        let names = ["x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "authorization"]
        #expect(signed.headers.map(\.name) == names)
        #expect(signed.headers.prefix(3).map(\.value) == ["20231114T221320Z", "UNSIGNED-PAYLOAD", "token"])
    }

    @Test("leaves out of the signature what intermediaries change", arguments: CanonicalHeaders.unsigned)
    func unsignedHeaders(_ name: String) {
        let without = sign(SignableRequest(method: "GET", host: "h", path: "/k"))
        let with = sign(SignableRequest(method: "GET", host: "h", path: "/k", headers: [(name, "x")]))
        #expect(with.headers.last?.value == without.headers.last?.value)
    }

    @Test("never shows the secret when printed")
    func secretsStayHidden() {
        let scope = CredentialScope(day: "20231114", region: "r", service: "s3")
        let key = SigningKey(credentials: credentials, scope: scope)
        for text in ["\(credentials)", String(reflecting: credentials), "\(key)", String(reflecting: key)] {
            #expect(!text.contains("hush") && !text.contains("token"))
        }
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!dumped.contains("bytes"))
    }

    private func sign(_ request: SignableRequest) -> SignedRequest {
        var keys = SigningKeyCache()
        return signer.sign(request, at: noon, credentials: credentials, keys: &keys)
    }
}
