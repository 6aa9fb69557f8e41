package import HTTPTransport

/// One Milvus, asked over gRPC, REST and its management interface.
///
/// Calls that change nothing when repeated are retried while the server is starting, overloaded or unreachable.
package final class MilvusClient: Sendable {
    package let connection: MilvusConnection

    /// `grpc` speaks HTTP/2, `rest` HTTP/1.1 (REST and management), both with the TLS settings of the connection;
    /// `clock` paces retries.
    package init(
        _ connection: MilvusConnection, grpc: HTTPClient, rest: HTTPClient,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.connection = connection
    }

    func unbuilt() -> MilvusClientError {
        MilvusClientError(.other, operation: "", server: connection.host, reason: "not built yet")
    }
}
