/// A request before it is signed, everything in it as it is meant: nothing percent-encoded yet.
package struct SignableRequest: Sendable {
    package typealias Field = (name: String, value: String)

    package var method: String
    /// With the port where it isn't the scheme's own: exactly the `Host` header that will be sent.
    package var host: String
    /// Starts with a slash; `/bucket/key` or `/key`.
    package var path: String
    package var query: [Field]
    /// Headers to sign besides `host` and those that signing adds. All are signed but those that intermediaries change
    /// (``CanonicalHeaders/unsigned``); they must be sent as they are here.
    package var headers: [Field]
    package var payload: PayloadHash

    package init(
        method: String, host: String, path: String, query: [Field] = [], headers: [Field] = [],
        payload: PayloadHash = .empty
    ) {
        self.method = method
        self.host = host
        self.path = path
        self.query = query
        self.headers = headers
        self.payload = payload
    }
}
