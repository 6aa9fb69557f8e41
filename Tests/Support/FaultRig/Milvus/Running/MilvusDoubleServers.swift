/// Where a running ``MilvusDouble`` is reached.
package struct MilvusDoubleServers: Sendable {
    /// On loopback, HTTP/2 without TLS.
    package var grpcPort: Int
    /// `http://127.0.0.1:port` of REST and of the management interface.
    package var restEndpoint: String
}
