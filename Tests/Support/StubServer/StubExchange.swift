internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// One request and its answer.
final class StubExchange: Sendable {
    private struct State {
        var request: StubRequest?
        var response: StubResponse?
        var hasEnded = false
    }

    private let connection: StubConnection
    private let channel: any Channel
    private let keepsAlive: Bool
    private let state = Mutex(State())

    init(_ connection: StubConnection, _ channel: any Channel, keepsAlive: Bool) {
        self.connection = connection
        self.channel = channel
        self.keepsAlive = keepsAlive
        connection.log.update {
            $0.requestsBegun += 1
            $0.inFlight += 1
            $0.mostInFlight = max($0.mostInFlight, $0.inFlight)
        }
    }

    /// The request is there, with its answer if that was given at the head.
    func arrive(_ request: StubRequest, _ response: StubResponse?) {
        state.withLock { $0 = State(request: request, response: response) }
        if connection.options.keepsRequests { connection.log.update { $0.requests.append(request) } }
        connection.arrivals.yield(self)
    }

    func answer(with handler: StubServer.Handler) async {
        let (request, given) = state.withLock { ($0.request, $0.response) }
        guard let request else { return }
        do {
            let response = if let given { given } else { try await handler(request) }
            try await write(response, isHead: request.method == "HEAD")
            // An answer at the head leaves the body unread: the connection is of no use any more.
            let isLast = !keepsAlive || given != nil
            if isLast, response.ending == .complete { channel.close(promise: nil) }
        } catch {
            channel.close(promise: nil)
        }
    }

    /// Counts the exchange out, once.
    func end(abandoned: Bool) {
        let isFirst = state.withLock { state in
            defer { state.hasEnded = true }
            return !state.hasEnded
        }
        guard isFirst else { return }
        connection.log.update {
            $0.inFlight -= 1
            if abandoned { $0.exchangesAbandoned += 1 }
        }
    }
}

// MARK: - Writing

extension StubExchange {
    /// The last flush carries the end of the answer: a client that knows the length is done with the last byte of the
    /// body, and its next request must not overtake our end of this one.
    private func write(_ response: StubResponse, isHead: Bool) async throws {
        if !response.isSilent {
            try await pause(response.delayBeforeHead)
            channel.write(HTTPServerResponsePart.head(head(of: response)), promise: nil)
            if response.delayBeforeEachChunk > .zero { channel.flush() }
            if !isHead { try await writeBody(of: response) }
        }
        switch response.ending {
        case .complete:
            end(abandoned: false)
            try await channel.writeAndFlush(HTTPServerResponsePart.end(trailers(of: response))).get()
        case .close:
            end(abandoned: false)
            channel.flush()
            try await channel.close()
        case .reset:
            end(abandoned: false)
            channel.flush()
            try await reset()
        case .stall:
            channel.flush()
        }
    }

    private func writeBody(of response: StubResponse) async throws {
        let buffers = response.chunks.map { ByteBuffer(bytes: $0) }
        let last = (response.repetitions - 1, buffers.count - 1)
        for round in 0..<response.repetitions {
            for (index, buffer) in buffers.enumerated() {
                try await pause(response.delayBeforeEachChunk)
                let part = HTTPServerResponsePart.body(.byteBuffer(buffer))
                if (round, index) == last {
                    channel.write(part, promise: nil)
                } else {
                    try await channel.writeAndFlush(part).get()
                }
                connection.log.update { $0.bodyBytesSent += buffer.readableBytes }
            }
        }
    }

    private func head(of response: StubResponse) -> HTTPResponseHead {
        var headers = HTTPHeaders(response.headers.fields.map { ($0.name, $0.value) })
        if let length = response.contentLength { headers.add(name: "Content-Length", value: "\(length)") }
        return HTTPResponseHead(version: .http1_1, status: .init(statusCode: response.status), headers: headers)
    }

    private func trailers(of response: StubResponse) -> HTTPHeaders? {
        let fields = response.trailers.fields
        return fields.isEmpty ? nil : HTTPHeaders(fields.map { ($0.name, $0.value) })
    }

    private func pause(_ duration: Duration) async throws {
        if duration > .zero { try await Task.sleep(for: duration) }
    }

    /// Closes so that the peer gets a TCP reset instead of an orderly end (a stream of HTTP/2 is reset by any close).
    private func reset() async throws {
        if let options = channel as? any SocketOptionProvider {
            try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }
}
