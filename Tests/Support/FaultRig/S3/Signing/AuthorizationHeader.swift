/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, taken apart.
struct AuthorizationHeader: Sendable {
    let accessKeyID: String
    /// Date (`20261121`), region, service, `aws4_request`.
    let scope: [String]
    let signedHeaders: [String]
    let signature: String

    init?(_ text: String) {
        let algorithm = "AWS4-HMAC-SHA256 "
        guard text.hasPrefix(algorithm) else { return nil }
        var fields: [String: String] = [:]
        for field in text.dropFirst(algorithm.count).split(separator: ",") {
            let pair = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { return nil }
            fields[String(pair[0].drop { $0 == " " })] = pair[1]
        }
        guard let credential = fields["Credential"], let signed = fields["SignedHeaders"],
            let signature = fields["Signature"]
        else { return nil }
        var parts = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 5 else { return nil }
        scope = Array(parts.suffix(4))
        parts.removeLast(4)
        accessKeyID = parts.joined(separator: "/")
        signedHeaders = signed.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        self.signature = signature
    }
}
