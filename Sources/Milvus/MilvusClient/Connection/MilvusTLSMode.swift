/// How a connection to Milvus is protected; the words of Milvus' own `tlsMode` 0, 1, 2.
package enum MilvusTLSMode: String, Sendable, Hashable, CaseIterable {
    case disabled
    /// The server shows a certificate.
    case server
    /// Both sides do.
    case mutual
}
