/// A request as the stub server saw it.
package struct StubRequest: Sendable {
    package var method: String
    /// The request target as it stood on the wire: `/path?query`, or the absolute form that proxies get.
    package var target: String
    package var headers: StubHeaders
    /// The body as far as ``StubServerOptions/keptBodyBytes`` goes.
    package var body: [UInt8] = []
    /// All of the body's bytes, kept or not.
    package var bodyByteCount = 0
    /// Which connection it came on, counted from 1.
    package var connection: Int
}
