internal import Basics

/// Moves a streamed request body from its source to the transfer, and sees to it that exactly the announced number of
/// bytes goes out.
struct RequestBodyPump {
    private let transfer: Transfer
    private let client: HTTPClient

    init(_ transfer: Transfer, _ client: HTTPClient) {
        self.transfer = transfer
        self.client = client
    }

    func run(_ source: ByteStream, length: Int64) async {
        do {
            try await pump(source, length: length)
        } catch let failure as TransferFailure {
            client.interrupt(transfer, failure)
        } catch is CancellationError {
            if !transfer.refusesBody { client.interrupt(transfer, .cancelled) }
        } catch {
            if !transfer.refusesBody {
                client.interrupt(transfer, TransferFailure(.requestBody, "the body's source failed: \(error)"))
            }
        }
    }

    /// The last piece waits until the source says that nothing follows: a body that is too long never reaches the
    /// server whole, so it can't be taken for a good one there.
    private func pump(_ source: ByteStream, length: Int64) async throws {
        var missing = length
        while missing > 0 {
            guard let piece = try await source.next() else {
                throw TransferFailure(.requestBody, "the body ended \(missing) bytes before its \(length) bytes")
            }
            missing -= Int64(piece.count)
            if missing <= 0 { try await expectEnd(of: source, isExceeded: missing < 0, length) }
            guard await supply(piece) else { return }
        }
        if length == 0 { try await expectEnd(of: source, isExceeded: false, length) }
    }

    private func expectEnd(of source: ByteStream, isExceeded: Bool, _ length: Int64) async throws {
        guard !isExceeded, try await source.next() == nil else {
            throw TransferFailure(.requestBody, "the body is longer than its \(length) bytes")
        }
    }

    /// - Returns: whether more is wanted.
    private func supply(_ piece: [UInt8]) async -> Bool {
        guard case .accept(let resumes) = transfer.supply(piece) else { return false }
        if resumes { client.resume(transfer) }
        await transfer.waitForRoom()
        return !transfer.refusesBody
    }
}
