/// What a stub server speaks.
package enum StubProtocol: Sendable {
    case http1
    /// HTTP/2 over plain TCP, without upgrade: what gRPC servers speak.
    case http2
}
