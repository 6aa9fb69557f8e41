/// Where an S3 service listens.
package struct S3Endpoint: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: String, Sendable, Hashable {
        case http
        case https

        var defaultPort: Int { self == .http ? 80 : 443 }
    }

    package var scheme: Scheme
    /// A name or an address; IPv6 in brackets.
    package var host: String
    /// Nil means the scheme's own.
    package var port: Int?
    package var addressing: AddressingStyle

    package init(scheme: Scheme = .https, host: String, port: Int? = nil, addressing: AddressingStyle = .auto) {
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port == scheme.defaultPort ? nil : port
        self.addressing = addressing
    }

    /// Reads `https://host:port`; nil for anything with a path, a user or another scheme.
    package init?(url: String, addressing: AddressingStyle = .auto) {
        guard let separator = url.firstRange(of: "://"),
            let scheme = Scheme(rawValue: url[..<separator.lowerBound].lowercased())
        else { return nil }
        var authority = url[separator.upperBound...]
        if authority.hasSuffix("/") { authority.removeLast() }
        guard !authority.isEmpty, !authority.contains(where: { "/?#@ ".contains($0) }) else { return nil }
        guard let (host, port) = Self.split(authority) else { return nil }
        self.init(scheme: scheme, host: String(host), port: port, addressing: addressing)
    }

    /// `http://host:port`; stands for the service in ``StoreLocation``.
    package var description: String { "\(scheme.rawValue)://\(authority)" }

    /// As the `Host` header has it: the port only where it isn't the scheme's own.
    var authority: String {
        port.map { "\(host):\($0)" } ?? host
    }

    private static func split(_ authority: Substring) -> (host: Substring, port: Int?)? {
        guard let colon = authority.lastIndex(of: ":"), authority[colon...].contains("]") == false else {
            return (authority, nil)
        }
        guard let port = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(port) else {
            return nil
        }
        return (authority[..<colon], port)
    }
}
