package import HTTPTransport

/// One Milvus, asked over gRPC, REST and its management interface.
///
/// Calls that do no harm when repeated are tried again while the server is starting, overloaded or unreachable.
package final class MilvusClient: Sendable {
    package let connection: MilvusConnection
    let channel: GRPCChannel
    let rest: HTTPClient
    let clock: any Clock<Duration>
    let pacing: MilvusPacing
    let featureMemory = FeatureMemory()

    /// `grpc` speaks HTTP/2, `rest` HTTP/1.1 (REST and management), both with the TLS settings of the connection;
    /// `clock` measures the pauses between tries.
    package init(
        _ connection: MilvusConnection, grpc: HTTPClient, rest: HTTPClient,
        clock: any Clock<Duration> = ContinuousClock(), pacing: MilvusPacing = MilvusPacing()
    ) {
        self.connection = connection
        self.pacing = pacing
        self.rest = rest
        self.clock = clock
        channel = GRPCChannel(
            http: grpc, endpoint: connection.grpcEndpoint, timeout: connection.timeout,
            maxMessageBytes: connection.maxMessageBytes)
    }

    /// Host and port, for errors.
    var server: String { "\(connection.host):\(connection.port)" }
}
