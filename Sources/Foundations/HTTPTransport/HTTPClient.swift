/// HTTP on one libcurl multi handle, driven by one thread; `async` outside.
package final class HTTPClient: Sendable {
    package init(_ configuration: HTTPClientConfiguration) throws(HTTPTransportError) {
        throw HTTPTransportError(.closed, operation: "start", reason: "not built yet")
    }

    /// Sends and returns as soon as status and headers are there; the body streams.
    package func execute(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        throw HTTPTransportError(.closed, operation: request.url, reason: "not built yet")
    }

    /// Sends and reads the whole answer in one step: the cheap way for the small answers that most requests have.
    package func send(
        _ request: HTTPRequest, upTo limit: Int = 8 << 20
    ) async throws(HTTPTransportError) -> HTTPCollectedResponse {
        throw HTTPTransportError(.closed, operation: request.url, reason: "not built yet")
    }

    /// Ends all transfers (they throw `.closed`) and the thread. Idempotent.
    package func shutdown() async {}
}
