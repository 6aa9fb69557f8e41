import HTTPTransport

/// A client for as long as `body` runs.
func withClient<Result>(
    _ configuration: HTTPClientConfiguration = HTTPClientConfiguration(proxy: ""),
    _ body: (HTTPClient) async throws -> Result
) async throws -> Result {
    let client = try HTTPClient(configuration)
    do {
        let result = try await body(client)
        await client.shutdown()
        return result
    } catch {
        await client.shutdown()
        throw error
    }
}
