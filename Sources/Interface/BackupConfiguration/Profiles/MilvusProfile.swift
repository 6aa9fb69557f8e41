package import Basics

/// How Milvus is reached, checked.
package struct MilvusProfile: Sendable, Equatable {
    package enum TLSMode: String, Sendable {
        case disabled
        case server
        case mutual
    }

    package enum Credentials: Sendable, Equatable {
        case password(user: String, Secret)
        case token(Secret)
    }

    package var host: String
    package var port: Int
    package var tlsMode: TLSMode
    package var caCertificateFile: String?
    package var serverName: String?
    package var clientCertificateFile: String?
    package var clientKeyFile: String?
    package var credentials: Credentials?
    /// Nil when the REST interface shares gRPC's address.
    package var restEndpoint: String?
    package var managementEndpoint: String
    /// Whether somebody wrote the management endpoint down, so that its silence is worth a finding.
    package var hasExplicitManagementEndpoint: Bool
    /// Nil unless somebody wrote endpoints down: a default address must not make us ask a stranger.
    package var etcd: EtcdProfile?
}
