package import Basics

/// Where Milvus' etcd is. Trust and client certificates belong to the HTTP client.
package struct EtcdConnection: Sendable {
    /// `host:port` or `http(s)://host:port`; tried in order until one answers.
    package var endpoints: [String]
    /// Whether endpoints without a scheme mean `https`.
    package var usesTLS: Bool
    package var user: String?
    package var password: Secret?
    /// Milvus' `etcd.rootPath`.
    package var rootPath: String
    /// Milvus' `etcd.metaSubPath`.
    package var metaSubPath: String
    package var timeout: Duration
    package var maxMessageBytes: Int
    package var retry: MilvusRetryPolicy

    package init(
        endpoints: [String], usesTLS: Bool = false, user: String? = nil, password: Secret? = nil,
        rootPath: String = "by-dev", metaSubPath: String = "meta", timeout: Duration = .seconds(30),
        maxMessageBytes: Int = 512 << 20, retry: MilvusRetryPolicy = MilvusRetryPolicy()
    ) {
        self.endpoints = endpoints
        self.usesTLS = usesTLS
        self.user = user
        self.password = password
        self.rootPath = rootPath
        self.metaSubPath = metaSubPath
        self.timeout = timeout
        self.maxMessageBytes = maxMessageBytes
        self.retry = retry
    }

    /// The endpoints with their scheme.
    package var endpointURLs: [String] {
        endpoints.map { endpoint in
            endpoint.contains("://") ? endpoint : "\(usesTLS ? "https" : "http")://\(endpoint)"
        }
    }

    /// `by-dev/meta/`
    package var metaPrefix: String {
        [rootPath, metaSubPath].filter { !$0.isEmpty }.joined(separator: "/") + "/"
    }
}
