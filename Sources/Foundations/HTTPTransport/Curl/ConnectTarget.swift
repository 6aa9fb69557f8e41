/// Which URL curl gets, and where it connects.
///
/// curl takes the name that it sends (SNI) and expects in the certificate from the URL. When the user names another,
/// the URL is given that name, `CURLOPT_CONNECT_TO` leads the connection to the real host, and the `Host` header
/// (`:authority` with HTTP/2) stays what the caller's URL says.
struct ConnectTarget: Equatable {
    let url: String
    /// `host:port` as the caller wrote it.
    let authority: String
    let isTLS: Bool
    var connectTo: String?
    var hostHeader: String?

    init(_ url: String, tlsServerName: String?) throws(TransferFailure) {
        guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw TransferFailure(.invalidRequest, "the URL has a space or control character: percent-encode it")
        }
        isTLS = url.hasPrefix("https://")
        guard isTLS || url.hasPrefix("http://") else {
            throw TransferFailure(.invalidRequest, "the URL must begin with http:// or https://")
        }
        let rest = url.utf8.dropFirst(isTLS ? "https://".utf8.count : "http://".utf8.count)
        let authority = Substring(rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") })
        self.authority = String(authority)
        guard let tlsServerName, isTLS else {
            self.url = url
            return
        }
        let (host, port) = Self.split(authority)
        self.url = "https://\(tlsServerName):\(port)\(Substring(rest[authority.endIndex...]))"
        connectTo = "\(tlsServerName):\(port):\(host):\(port)"
        hostHeader = String(authority)
    }

    /// `host`, `host:port`, `[::1]:port`
    private static func split(_ authority: Substring) -> (host: Substring, port: Substring) {
        guard let colon = authority.lastIndex(of: ":"), authority.last != "]" else { return (authority, "443") }
        return (authority[..<colon], authority[authority.index(after: colon)...])
    }
}
