internal import BackupConfiguration
internal import HTTPTransport

/// The HTTP clients of a copy: one for each authority that is trusted, usually one altogether.
actor CopyClients {
    private let runs: RunSettings
    private var clients: [String?: HTTPClient] = [:]

    init(_ runs: RunSettings) {
        self.runs = runs
    }

    func client(for profile: StorageProfile) throws(HTTPTransportError) -> HTTPClient {
        if let client = clients[profile.caCertificateFile] { return client }
        let client = try HTTPClient(
            HTTPClientConfiguration(
                version: .http1, timeouts: HTTPTimeouts(connect: runs.connectTimeout, idle: runs.idleTimeout),
                tls: profile.tls, maxConnections: max(256, 2 * runs.transferConcurrency)))
        clients[profile.caCertificateFile] = client
        return client
    }

    /// Ends all connections and threads.
    func shutdown() async {
        for client in clients.values { await client.shutdown() }
    }
}
