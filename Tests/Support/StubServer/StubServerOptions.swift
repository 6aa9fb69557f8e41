/// How a stub server treats requests before the handler sees them.
package struct StubServerOptions: Sendable {
    /// What is done with a request whose head has come, its body not yet.
    package enum HeadDecision: Sendable {
        /// Read the body, then ask the handler.
        case readBody
        /// Answer now; the body is neither awaited nor read.
        case answer(StubResponse)
        /// Reset the connection when so many bytes of the body have come, or all of a shorter one.
        case cut(afterBodyBytes: Int)
        /// Neither read nor answer, until the client gives up.
        case ignore
    }

    /// Bytes of each request body that are kept for the handler and the log; the rest is only counted.
    package var keptBodyBytes: Int
    /// Whether ``StubActivity/requests`` is filled; servers that see many requests keep a log of their own.
    package var keepsRequests: Bool
    /// 0 leaves the choice to the system.
    package var port: Int
    package var atHead: @Sendable (StubRequest) -> HeadDecision

    package init(
        keptBodyBytes: Int = 16 << 20, keepsRequests: Bool = true, port: Int = 0,
        atHead: @escaping @Sendable (StubRequest) -> HeadDecision = { _ in .readBody }
    ) {
        self.keptBodyBytes = keptBodyBytes
        self.keepsRequests = keepsRequests
        self.port = port
        self.atHead = atHead
    }
}
