package import Basics

/// How Milvus' etcd is reached.
package struct EtcdProfile: Sendable, Equatable {
    /// `host:port` or `http(s)://host:port`, at least one.
    package var endpoints: [String]
    package var rootPath: String
    package var metaSubPath: String
    package var user: String?
    package var password: Secret?
    package var usesTLS: Bool
    package var caCertificateFile: String?
    package var clientCertificateFile: String?
    package var clientKeyFile: String?
}
