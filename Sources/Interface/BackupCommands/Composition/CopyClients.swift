internal import BackupConfiguration
internal import HTTPTransport

/// The HTTP clients of a copy: one for each authority that is trusted, usually one altogether.
actor CopyClients {
    private let runs: RunSettings
    private var clients: [String?: HTTPClient] = [:]
    private var metadataClient: HTTPClient?
    /// The destination's client, the source's where the destination is a directory.
    private(set) var last: HTTPClient?

    init(_ runs: RunSettings) {
        self.runs = runs
    }

    func client(for profile: StorageProfile) throws(HTTPTransportError) -> HTTPClient {
        let client = try client(trusting: profile.caCertificateFile)
        if profile.provider != .local { last = client }
        return client
    }

    /// For the token service, somewhere in the network.
    func network() throws(HTTPTransportError) -> HTTPClient {
        try client(trusting: nil)
    }

    /// For metadata services beside us, which no proxy reaches.
    func metadata() throws(HTTPTransportError) -> HTTPClient {
        if let client = metadataClient { return client }
        let client = try HTTPClient(HTTPClientConfiguration(timeouts: timeouts, proxy: ""))
        metadataClient = client
        return client
    }

    private var timeouts: HTTPTimeouts { HTTPTimeouts(connect: runs.connectTimeout, idle: runs.idleTimeout) }

    private func client(trusting authority: String?) throws(HTTPTransportError) -> HTTPClient {
        if let client = clients[authority] { return client }
        let client = try HTTPClient(
            HTTPClientConfiguration(
                version: .http1, timeouts: timeouts, tls: TLSConfiguration(caFile: authority),
                maxConnections: max(256, 2 * runs.transferConcurrency)))
        clients[authority] = client
        return client
    }

    /// Ends all connections and threads.
    func shutdown() async {
        for client in clients.values { await client.shutdown() }
        await metadataClient?.shutdown()
    }
}
