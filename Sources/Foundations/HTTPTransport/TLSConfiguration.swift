/// How a server is trusted and how we present ourselves.
package struct TLSConfiguration: Sendable, Equatable {
    /// PEM file with further roots; nil means the system's roots.
    package var caFile: String?
    /// PEM files for mutual TLS.
    package var clientCertificateFile: String?
    package var clientKeyFile: String?
    /// Name to expect in the certificate when it isn't the URL's host; nil means the host.
    package var serverName: String?
    /// False only when the user said so in so many words.
    package var verifiesPeer: Bool

    package init(
        caFile: String? = nil, clientCertificateFile: String? = nil, clientKeyFile: String? = nil,
        serverName: String? = nil, verifiesPeer: Bool = true
    ) {
        self.caFile = caFile
        self.clientCertificateFile = clientCertificateFile
        self.clientKeyFile = clientKeyFile
        self.serverName = serverName
        self.verifiesPeer = verifiesPeer
    }
}
