/// The reading end of a streamed body. Dropping it ends the transfer.
final class ResponseBodyReader: Sendable {
    private let transfer: Transfer
    /// Kept alive as long as somebody reads.
    private let client: HTTPClient

    init(_ transfer: Transfer, _ client: HTTPClient) {
        self.transfer = transfer
        self.client = client
    }

    deinit {
        client.interrupt(transfer, .dropped)
    }

    func next() async throws(HTTPTransportError) -> [UInt8]? {
        if transfer.wantMoreBytes() { client.resume(transfer) }
        await client.wait(for: .bytes, of: transfer)
        return try transfer.takeBytes()
    }
}
