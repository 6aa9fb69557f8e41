internal import Glibc
internal import NIOCore
internal import NIOHTTP1

/// One request and its answer.
struct StubExchange: Sendable {
    typealias Parts = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
    typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    let server: StubServer
    let channel: any Channel
    let connection: Int

    /// - Returns: whether the connection may carry another request.
    func serve(_ head: HTTPRequestHead, _ parts: inout Parts, _ outbound: Outbound) async throws -> Bool {
        begin()
        do {
            let goesOn = try await exchange(head, &parts, outbound)
            end(abandoned: false)
            return goesOn
        } catch {
            end(abandoned: true)
            throw error
        }
    }

    private func exchange(_ head: HTTPRequestHead, _ parts: inout Parts, _ outbound: Outbound) async throws -> Bool {
        var request = StubRequest(
            method: head.method.rawValue, target: head.uri,
            headers: StubHeaders(head.headers.map { (name: $0.name, value: $0.value) }), connection: connection)
        switch server.options.atHead(request) {
        case .ignore:
            try await untilClientLeaves()
        case .answer(let response):
            record(request)
            _ = try await write(response, to: request, outbound)
            return false
        case .readBody:
            try await readBody(of: &request, &parts)
            record(request)
            return try await write(server.handler(request), to: request, outbound)
        }
    }

    private func readBody(of request: inout StubRequest, _ parts: inout Parts) async throws {
        while let part = try await parts.next() {
            switch part {
            case .head: continue
            case .body(let buffer): take(buffer, into: &request)
            case .end: return
            }
        }
        throw ClientLeft()
    }

    private func take(_ buffer: ByteBuffer, into request: inout StubRequest) {
        let room = server.options.keptBodyBytes - request.body.count
        request.body += buffer.readableBytesView.prefix(room)
        request.bodyByteCount += buffer.readableBytes
        server.log.update { $0.bodyBytesReceived += buffer.readableBytes }
    }

    private func write(_ response: StubResponse, to request: StubRequest, _ outbound: Outbound) async throws -> Bool {
        if !response.isSilent {
            try await pause(response.delayBeforeHead)
            try await outbound.write(.head(head(of: response)))
            if request.method != "HEAD" { try await writeBody(of: response, outbound) }
        }
        switch response.ending {
        case .complete:
            try await outbound.write(.end(trailers(of: response)))
            return true
        case .close:
            return false
        case .reset:
            try await reset()
            return false
        case .stall:
            try await untilClientLeaves()
        }
    }

    private func writeBody(of response: StubResponse, _ outbound: Outbound) async throws {
        let buffers = response.chunks.map { ByteBuffer(bytes: $0) }
        for _ in 0..<response.repetitions {
            for buffer in buffers {
                try await pause(response.delayBeforeEachChunk)
                try await outbound.write(.body(.byteBuffer(buffer)))
                server.log.update { $0.bodyBytesSent += buffer.readableBytes }
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
}

extension StubExchange {
    private struct ClientLeft: Error {}

    private func pause(_ duration: Duration) async throws {
        if duration > .zero { try await Task.sleep(for: duration) }
    }

    private func untilClientLeaves() async throws -> Never {
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
        throw ClientLeft()
    }

    /// Closes so that the peer gets a TCP reset instead of an orderly end (a stream of HTTP/2 is reset by any close).
    private func reset() async throws {
        if let options = channel as? any SocketOptionProvider {
            try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }

    private func begin() {
        server.log.update {
            $0.requestsBegun += 1
            $0.inFlight += 1
            $0.mostInFlight = max($0.mostInFlight, $0.inFlight)
        }
    }

    private func end(abandoned: Bool) {
        server.log.update {
            $0.inFlight -= 1
            if abandoned { $0.exchangesAbandoned += 1 }
        }
    }

    private func record(_ request: StubRequest) {
        server.log.update { $0.requests.append(request) }
    }
}
