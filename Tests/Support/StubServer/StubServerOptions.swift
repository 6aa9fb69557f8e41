/// How a stub server treats requests before the handler sees them.
package struct StubServerOptions: Sendable {
    /// What is done with a request whose head has come, its body not yet.
    package enum HeadDecision: Sendable {
        /// Read the body, then ask the handler.
        case readBody
        /// Answer now; the body is neither awaited nor read.
        case answer(StubResponse)
        /// Neither read nor answer, until the client gives up.
        case ignore
    }

    /// Bytes of each request body that are kept for the handler and the log; the rest is only counted.
    package var keptBodyBytes: Int
    package var atHead: @Sendable (StubRequest) -> HeadDecision

    package init(
        keptBodyBytes: Int = 16 << 20, atHead: @escaping @Sendable (StubRequest) -> HeadDecision = { _ in .readBody }
    ) {
        self.keptBodyBytes = keptBodyBytes
        self.atHead = atHead
    }
}
