internal import BackupConfiguration
internal import HTTPTransport

/// The HTTP clients of one run: one for each way in which servers are trusted and spoken to.
struct HTTPClients: Sendable {
    let milvusGRPC: HTTPClient
    let milvusREST: HTTPClient
    /// Nil unless etcd is configured.
    let etcd: HTTPClient?
    let milvusStorage: HTTPClient
    /// The same as ``milvusStorage`` where both trust the same authority.
    let backupStorage: HTTPClient
    /// Where keys of roles come from; nil where the configuration has all keys. Trusts the system's authorities.
    let credentials: HTTPClient?
    /// The same for services beside us, which no proxy reaches.
    let metadata: HTTPClient?

    init(_ configuration: Configuration) throws(HTTPTransportError) {
        let runs = configuration.runs
        let timeouts = HTTPTimeouts(connect: runs.connectTimeout, idle: runs.idleTimeout)
        func client(
            _ version: HTTPVersionPolicy, _ tls: TLSConfiguration, sharesConnections: Bool = true
        ) throws(HTTPTransportError) -> HTTPClient {
            try HTTPClient(
                HTTPClientConfiguration(
                    version: version, timeouts: timeouts, tls: tls,
                    maxConnections: max(256, 2 * runs.transferConcurrency), sharesConnections: sharesConnections))
        }
        // Pages of rows come several at once.
        milvusGRPC = try client(.http2, configuration.milvus.tls, sharesConnections: false)
        milvusREST = try client(.http1, configuration.milvus.tls)
        if let profile = configuration.milvus.etcd {
            etcd = try client(.http2, profile.tls)
        } else {
            etcd = nil
        }
        milvusStorage = try client(.http1, configuration.milvusStorage.tls)
        backupStorage =
            configuration.milvusStorage.tls == configuration.backupStorage.tls
            ? milvusStorage : try client(.http1, configuration.backupStorage.tls)
        let looksForKeys = [configuration.milvusStorage, configuration.backupStorage].contains(where: \.looksForKeys)
        credentials = looksForKeys ? try client(.http1, TLSConfiguration()) : nil
        metadata = looksForKeys ? try HTTPClient(HTTPClientConfiguration(timeouts: timeouts, proxy: "")) : nil
    }

    /// Ends all connections and threads.
    func shutdown() async {
        for client in [
            milvusGRPC, milvusREST, etcd, milvusStorage, backupStorage, credentials, metadata,
        ].compactMap(\.self) {
            await client.shutdown()
        }
    }
}

extension MilvusProfile {
    fileprivate var tls: TLSConfiguration {
        TLSConfiguration(
            caFile: caCertificateFile, clientCertificateFile: clientCertificateFile, clientKeyFile: clientKeyFile,
            serverName: serverName)
    }
}

extension EtcdProfile {
    fileprivate var tls: TLSConfiguration {
        TLSConfiguration(
            caFile: caCertificateFile, clientCertificateFile: clientCertificateFile, clientKeyFile: clientKeyFile)
    }
}

extension StorageProfile {
    fileprivate var tls: TLSConfiguration { TLSConfiguration(caFile: caCertificateFile) }

    fileprivate var looksForKeys: Bool {
        if case .fixed = credentials { return false }
        return provider != .local
    }
}
