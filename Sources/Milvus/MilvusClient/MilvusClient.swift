package import HTTPTransport

/// One Milvus, asked over gRPC, REST and its management interface.
///
/// Calls that do no harm when repeated are tried again while the server is starting, overloaded or unreachable.
package final class MilvusClient: Sendable {
    package let connection: MilvusConnection
    let channel: GRPCChannel
    let rest: HTTPClient
    let clock: any Clock<Duration>
    let featureMemory = FeatureMemory()

    /// `grpc` speaks HTTP/2, `rest` HTTP/1.1 (REST and management), both with the TLS settings of the connection;
    /// `clock` paces retries.
    package init(
        _ connection: MilvusConnection, grpc: HTTPClient, rest: HTTPClient,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.connection = connection
        self.rest = rest
        self.clock = clock
        channel = GRPCChannel(
            http: grpc, endpoint: connection.grpcEndpoint, timeout: connection.timeout,
            maxMessageBytes: connection.maxMessageBytes)
    }

    /// Host and port, for errors.
    var server: String { "\(connection.host):\(connection.port)" }
}
