extension HTTPRequest {
    /// `PUT http://host:9000/bucket/key`: what errors may show. Query, fragment and credentials are cut off, since
    /// signed URLs and user names with passwords stand there.
    var operation: String {
        let address = url.prefix { $0 != "?" && $0 != "#" }
        guard let scheme = address.firstRange(of: "://") else { return "\(method.rawValue) \(address)" }
        let rest = address[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return "\(method.rawValue) \(address[..<scheme.upperBound])\(host)\(rest[authority.endIndex...])"
    }

    /// The length to announce; nil when the request goes without a body. PUT and POST always announce one: servers
    /// ask for the length even when it is 0.
    var uploadLength: Int64? {
        switch body {
        case .bytes(let bytes): Int64(bytes.count)
        case .stream(let length, _): length
        case .none: method == .put || method == .post ? 0 : nil
        }
    }

    var bytesInMemory: [UInt8] {
        if case .bytes(let bytes) = body { bytes } else { [] }
    }
}
