/// All that a client needs to know once.
package struct HTTPClientConfiguration: Sendable {
    package var version: HTTPVersionPolicy
    package var timeouts: HTTPTimeouts
    package var tls: TLSConfiguration
    /// `http://host:port`, `socks5://…`; nil means the usual environment variables, "" means none.
    package var proxy: String?
    package var userAgent: String
    /// Connections kept open for reuse, all hosts together.
    package var maxConnections: Int
    /// Whether transfers of HTTP/2 may share a connection. libcurl 7.88 was seen to lose the trailers of large answers that
    /// came side by side on one.
    package var sharesConnections: Bool

    package init(
        version: HTTPVersionPolicy = .http1, timeouts: HTTPTimeouts = HTTPTimeouts(),
        tls: TLSConfiguration = TLSConfiguration(), proxy: String? = nil, userAgent: String = "milvault",
        maxConnections: Int = 256, sharesConnections: Bool = true
    ) {
        self.version = version
        self.timeouts = timeouts
        self.tls = tls
        self.proxy = proxy
        self.userAgent = userAgent
        self.maxConnections = maxConnections
        self.sharesConnections = sharesConnections
    }
}
