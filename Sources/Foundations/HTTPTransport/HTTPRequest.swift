/// One request. The URL goes on the wire as it is written here: percent-encoded by the caller, never normalised.
package struct HTTPRequest: Sendable {
    package var method: HTTPMethod
    package var url: String
    package var headers: HTTPHeaders
    package var body: RequestBody
    /// Overrides the client's own timeouts for this request.
    package var timeouts: HTTPTimeouts?

    package init(
        _ method: HTTPMethod, url: String, headers: HTTPHeaders = [:], body: RequestBody = .none,
        timeouts: HTTPTimeouts? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
    }
}
