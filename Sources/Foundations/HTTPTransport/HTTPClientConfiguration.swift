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
    /// Whether transfers of HTTP/2 may share a connection. With libcurl 7.88, answers of some hundred kilobytes that came
    /// side by side on one were seen without their trailers, and not once they had connections of their own.
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
