internal import BackupConfiguration
internal import HTTPTransport
internal import MilvusClient

/// From a profile to clients of Milvus and its etcd.
struct MilvusFactory {
    let configuration: Configuration
    let clients: HTTPClients
    let pacing: MilvusPacing

    func milvus() -> MilvusClient {
        MilvusClient(connection, grpc: clients.milvusGRPC, rest: clients.milvusREST, pacing: pacing)
    }

    /// Nil unless etcd is configured.
    func etcd() -> EtcdMetadataReader? {
        guard let profile = configuration.milvus.etcd, let client = clients.etcd else { return nil }
        let connection = EtcdConnection(
            endpoints: profile.endpoints, usesTLS: profile.usesTLS, user: profile.user, password: profile.password,
            rootPath: profile.rootPath, metaSubPath: profile.metaSubPath,
            timeout: configuration.runs.milvusCallTimeout)
        return EtcdMetadataReader(connection, http: client)
    }

    private var connection: MilvusConnection {
        let profile = configuration.milvus
        let runs = configuration.runs
        return MilvusConnection(
            host: profile.host, port: profile.port, tlsMode: tlsMode, credentials: credentials,
            restEndpoint: profile.restEndpoint,
            // Without it nothing holds garbage collection; the engine says so in its report.
            managementEndpoint: profile.managementEndpoint,
            timeout: runs.milvusCallTimeout)
    }

    private var tlsMode: MilvusTLSMode {
        switch configuration.milvus.tlsMode {
        case .disabled: .disabled
        case .server: .server
        case .mutual: .mutual
        }
    }

    private var credentials: MilvusCredentials? {
        switch configuration.milvus.credentials {
        case nil: nil
        case .password(let user, let password): .password(user: user, password)
        case .token(let token): .token(token)
        }
    }
}
