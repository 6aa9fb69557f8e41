internal import Basics

/// HTTP on one libcurl multi handle, driven by one thread; `async` outside.
///
/// Redirects are not followed, nothing is decompressed, no header goes out but the caller's, `Host`, `User-Agent` and
/// the body's length. When a kept connection turns out dead before any byte of an answer, curl sends the request once
/// more on a fresh one (a streamed body only if nothing of it has gone out).
package final class HTTPClient: Sendable {
    private let configuration: HTTPClientConfiguration
    private let mailbox: LoopMailbox

    /// - Throws: `.closed` when the system has no descriptor or thread left, `.tls` when a certificate file can't be
    ///   read.
    package init(_ configuration: HTTPClientConfiguration) throws(HTTPTransportError) {
        try configuration.tls.checkFiles()
        self.configuration = configuration
        mailbox = try LoopMailbox()
        try EventLoop.start(configuration, mailbox)
    }

    deinit {
        mailbox.post(.shutDown)
    }

    /// The network's own thread, for tasks that do little but send requests and look at small answers: a request then
    /// costs no change of threads. Work that takes long holds up every transfer of the client.
    package var executor: any TaskExecutor { mailbox }

    /// Sends and returns as soon as status and headers are there; the body streams.
    ///
    /// With a streamed request body it returns once the server has answered *and* the body is sent, or refused by a
    /// status of 400 or more. Cancelling the task ends the transfer before this throws `.cancelled`.
    package func execute(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let transfer = Transfer(
            request, delivery: .streamed(window: Self.bodyWindow), timeouts: configuration.timeouts)
        try await run(transfer, until: .head)
        let head = try transfer.responseHead()
        let reader = ResponseBodyReader(transfer, self)
        return HTTPResponse(status: head.status, headers: head.headers, body: ByteStream { try await reader.next() })
    }

    /// Sends and reads the whole answer in one step: the cheap way for the small answers that most requests have.
    ///
    /// - Throws: `.responseTooLarge` when the body has more than `limit` bytes.
    package func send(
        _ request: HTTPRequest, upTo limit: Int = 8 << 20
    ) async throws(HTTPTransportError) -> HTTPCollectedResponse {
        let transfer = Transfer(request, delivery: .collected(limit: limit), timeouts: configuration.timeouts)
        try await run(transfer, until: .end)
        return try transfer.collected()
    }

    /// Ends all transfers (they throw `.closed`) and the thread. Idempotent.
    package func shutdown() async {
        mailbox.post(.shutDown)
        await mailbox.waitUntilFinished()
    }

    /// Bytes of a streamed answer at which nothing more is read before their reader has taken them.
    static let bodyWindow = 64 << 10
}

extension HTTPClient {
    private func run(_ transfer: Transfer, until want: TransferStateMachine.Want) async throws(HTTPTransportError) {
        if case .stream(let length, let source) = transfer.request.body {
            await withDiscardingTaskGroup { group in
                group.addTask { await RequestBodyPump(transfer, self).run(source, length: length) }
                await wait(for: want, of: transfer, starting: true)
                if transfer.refusesBody { group.cancelAll() }
            }
        } else {
            await wait(for: want, of: transfer, starting: true)
        }
    }

    /// Suspends until the transfer has what is wanted, or has ended. Cancelling the task ends the transfer first.
    func wait(for want: TransferStateMachine.Want, of transfer: Transfer, starting: Bool = false) async {
        await withTaskCancellationHandler {
            if starting, !mailbox.post(.start(transfer)) { transfer.end(.closed) }
            await transfer.wait(for: want)
        } onCancel: {
            interrupt(transfer, .cancelled)
        }
    }

    func interrupt(_ transfer: Transfer, _ failure: TransferFailure) {
        if transfer.interrupt(failure) { mailbox.post(.stop(transfer)) }
    }

    func resume(_ transfer: Transfer) {
        mailbox.post(.resume(transfer))
    }
}
