/// Which protocol a client speaks.
package enum HTTPVersionPolicy: Sendable, Equatable {
    /// HTTP/1.1, connections reused one request after the other: what object stores want.
    case http1
    /// HTTP/2, by ALPN over TLS and by prior knowledge (h2c) over plain TCP: what gRPC wants.
    case http2
}
