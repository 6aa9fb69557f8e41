import AWSSigning
import Basics
import Fixtures
import Hashing

/// One case of AWS's signing suite: a raw request, and what each stage must make of it.
struct SuiteCase: Sendable, CustomStringConvertible {
    static let folder = "sigv4/suite"
    static let time = WallTime(seconds: 1_440_938_160)
    static let signer = SigV4Signer(region: "us-east-1", service: "service", rules: .generic)

    /// Every case of the suite; none is left out.
    static let all = Fixture.files(under: folder).filter { $0.name.hasSuffix(".req") }
        .map { SuiteCase(path: String($0.name.dropLast(4))) }

    /// The case's files without their ending.
    let path: String

    var description: String { String(path.dropFirst(Self.folder.count + 1)) }

    /// What the named stage must give: `creq`, `sts` or `authz`.
    func expected(_ stage: String) throws -> String {
        try Fixture.text("\(path).\(stage)")
    }

    /// The token is in the canonical request of the cases that sign it; the suite has it in no other place.
    func credentials() throws -> Credentials {
        let lines = try expected("creq").split(separator: "\n")
        let token = lines.first { $0.hasPrefix("x-amz-security-token:") }?.split(separator: ":", maxSplits: 1).last
        return Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            sessionToken: token.map { Secret(String($0)) })
    }

    func request() throws -> SignableRequest {
        let text = try Fixture.text("\(path).req")
        let (head, body) = Self.split(text, at: "\n\n")
        let (requestLine, headerLines) = Self.split(head, at: "\n")
        let (method, rest) = Self.split(requestLine, at: " ")
        let target = rest.hasSuffix(" HTTP/1.1") ? String(rest.dropLast(9)) : rest
        let (path, query) = Self.split(target, at: "?")
        var headers = Self.fields(headerLines)
        let host = headers.first { $0.name == "Host" }?.value ?? ""
        // Signing adds these by itself.
        headers.removeAll { ["Host", "X-Amz-Date", "X-Amz-Security-Token"].contains($0.name) }
        return SignableRequest(
            method: method, host: host, path: path, query: Self.query(query), headers: headers,
            payload: .sha256(SHA256.hash(body.utf8)))
    }

    private static func split(_ text: String, at separator: String) -> (String, String) {
        guard let range = text.firstRange(of: separator) else { return (text, "") }
        return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }

    /// A line that starts with a blank goes on with the one before.
    private static func fields(_ lines: String) -> [SignableRequest.Field] {
        var fields: [SignableRequest.Field] = []
        for line in lines.split(separator: "\n") {
            if line.first == " " {
                fields[fields.count - 1].value += "\n\(line)"
            } else {
                let (name, value) = split(String(line), at: ":")
                fields.append((name, value))
            }
        }
        return fields
    }

    private static func query(_ text: String) -> [SignableRequest.Field] {
        text.split(separator: "&").map { field in
            let (name, value) = split(String(field), at: "=")
            return (decode(name), decode(value))
        }
    }

    private static func decode(_ text: String) -> String {
        PercentEncoding.decode(text, plusIsSpace: false) ?? text
    }
}
