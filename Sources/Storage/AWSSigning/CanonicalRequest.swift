/// SigV4's first stage: the one spelling of a request that both sides hash.
package struct CanonicalRequest: Sendable {
    /// The text as UTF-8; hashed as it is.
    let bytes: [UInt8]
    /// `host;x-amz-date`.
    package let signedHeaders: String
    package let encodedPath: String
    package let encodedQuery: String

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// `added` are the headers that signing itself adds; they are covered like the request's own.
    package init(_ request: SignableRequest, adding added: [SignableRequest.Field], rules: SigningRules) {
        encodedPath = CanonicalPath.encode(request.path, normalizing: rules.normalizesPath)
        encodedQuery = CanonicalQuery.encode(request.query)
        let headers = CanonicalHeaders([("host", request.host)] + request.headers + added)
        signedHeaders = headers.names
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + encodedPath.utf8.count + encodedQuery.utf8.count)
        for line in [request.method, encodedPath, encodedQuery] {
            bytes += line.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        headers.appendLines(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        bytes += signedHeaders.utf8
        bytes.append(UInt8(ascii: "\n"))
        bytes += request.payload.text.utf8
        self.bytes = bytes
    }
}
