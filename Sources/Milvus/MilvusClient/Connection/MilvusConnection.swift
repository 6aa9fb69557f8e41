/// Where a Milvus is and how to talk to it. Trust and client certificates belong to the HTTP clients.
package struct MilvusConnection: Sendable {
    package var host: String
    package var port: Int
    package var tlsMode: MilvusTLSMode
    package var credentials: MilvusCredentials?
    /// `http(s)://host:port` of the REST interface; nil means that it shares gRPC's address.
    package var restEndpoint: String?
    /// `http(s)://host:port` of the management interface (metrics port); nil when it can't be reached.
    package var managementEndpoint: String?
    /// Of one call; also told to the server.
    package var timeout: Duration
    /// Of one answer in memory.
    package var maxMessageBytes: Int
    package var retry: MilvusRetryPolicy

    package init(
        host: String, port: Int = 19530, tlsMode: MilvusTLSMode = .disabled, credentials: MilvusCredentials? = nil,
        restEndpoint: String? = nil, managementEndpoint: String? = nil, timeout: Duration = .seconds(60),
        maxMessageBytes: Int = 512 << 20, retry: MilvusRetryPolicy = MilvusRetryPolicy()
    ) {
        self.host = host
        self.port = port
        self.tlsMode = tlsMode
        self.credentials = credentials
        self.restEndpoint = restEndpoint
        self.managementEndpoint = managementEndpoint
        self.timeout = timeout
        self.maxMessageBytes = maxMessageBytes
        self.retry = retry
    }

    /// `http://host:port`; IPv6 addresses in brackets.
    package var grpcEndpoint: String {
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "\(tlsMode == .disabled ? "http" : "https")://\(name):\(port)"
    }
}
