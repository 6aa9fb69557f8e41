import AWSSigning
import Basics
import Hashing

/// The random requests of `Fixtures/sigv4/generate_botocore.py`, made from the same numbers in the same order.
struct RandomRequest {
    let request: SignableRequest
    let credentials: Credentials
    let region: String
    let time: WallTime

    init(from random: inout SplitMix64) {
        let method = random.pick(Self.methods)
        let host = random.pick(Self.hosts)
        region = random.pick(Self.regions)
        time = WallTime(seconds: 946_684_800 + Int64(random.below(1_200_000_000)))
        let path = "/" + Self.text(12, from: &random)
        var query: [SignableRequest.Field] = []
        for _ in 0..<random.below(5) { query.append((random.pick(Self.names), Self.text(4, from: &random))) }
        var headers: [SignableRequest.Field] = []
        for name in Self.headers where random.below(4) == 0 { headers.append((name, Self.text(5, from: &random))) }
        let secret = "secret\(random.next())"
        let token = random.below(3) == 0 ? Self.text(6, from: &random) + "token" : nil
        let payload: PayloadHash =
            switch random.below(3) {
            case 1: .sha256(SHA256.hash(Self.text(20, from: &random).utf8))
            case 2: .unsigned
            default: .empty
            }
        credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret(secret), sessionToken: token.map { Secret($0) })
        request = SignableRequest(
            method: method, host: host, path: path, query: query, headers: headers, payload: payload)
    }

    private static func text(_ most: Int, from random: inout SplitMix64) -> String {
        let count = random.below(most + 1)
        return (0..<count).map { _ in random.pick(pieces) }.joined()
    }

    private static let pieces = [
        "a", "Z", "7", "key", " ", "  ", "+", "%", "%20", "%2F", "/", "//", "..", "/../", "/./", ".", "é", "e\u{301}",
        "日本語", "😀", "ß", "~", "-", "_", "*", "'", "(", ")", "!", "@", "$", "&", "=", ",", ";", ":", "\"", "<", ">",
        "#", "?", "[", "]", "\\", "`", "|", "^", "{", "}",
    ]
    private static let names = [
        "prefix", "delimiter", "list-type", "uploads", "partNumber", "Prefix", "x y", "ключ", "a+b", "a", "a-",
    ]
    private static let headers = [
        "x-amz-meta-note", "X-Amz-Copy-Source", "Content-Type", "Range", "Content-MD5", "x-amz-meta-Zebra",
        "User-Agent",
    ]
    private static let hosts = [
        "s3.amazonaws.com", "docs.s3.eu-central-1.amazonaws.com", "localhost:9000", "10.0.0.1:8080",
    ]
    private static let regions = ["us-east-1", "eu-central-1", "ap-northeast-3"]
    private static let methods = ["GET", "PUT", "HEAD", "POST", "DELETE"]
}
