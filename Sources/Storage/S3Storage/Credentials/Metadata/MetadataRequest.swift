internal import HTTPTransport
internal import ObjectStorage

/// One request to a service beside us, which answers at once or isn't there.
struct MetadataRequest: Sendable {
    let client: HTTPClient?
    let failure: CredentialFailure
    /// For connecting, and for the whole answer.
    let timeout: Duration

    func send(
        _ method: HTTPMethod, _ url: String, _ headers: HTTPHeaders
    ) async throws(ObjectStoreError) -> HTTPCollectedResponse {
        let timeouts = HTTPTimeouts(connect: timeout, idle: timeout, total: timeout)
        return try await CredentialServices.send(
            HTTPRequest(method, url: url, headers: headers, timeouts: timeouts), by: client, upTo: 64 << 10, failure)
    }
}
