internal import Basics
private import Synchronization

/// A body on its way out: slowed down, and opened before its request asks for leave.
///
/// What a body is read from may be behind the same pacer. If a request opened it while it holds a place in flight, all
/// places could be held by requests that wait for one.
final class OutgoingBody: Sendable {
    private struct State {
        /// Opened, and not taken yet.
        var stream: ByteStream?
        var hasFailed = false
    }

    private let original: ObjectBody
    private let pacer: RequestPacer
    private let bandwidth: BandwidthPacer?
    private let state = Mutex(State())

    init(_ original: ObjectBody, pacer: RequestPacer, bandwidth: BandwidthPacer?) {
        self.original = original
        self.pacer = pacer
        self.bandwidth = bandwidth
    }

    /// Whether giving the bytes failed: then the request's failure says nothing about the store.
    var hasFailed: Bool { state.withLock(\.hasFailed) }

    /// Opens what can be opened anew, and waits for the bandwidth of what is in memory.
    func prepare() async throws {
        switch original {
        case .bytes(let bytes): try await bandwidth?.pass(bytes.count)
        case .stream: break
        case .reopenable(_, let open):
            let stream = try await open()
            state.withLock { $0.stream = stream }
        }
    }

    /// What the store is given.
    var body: ObjectBody {
        switch original {
        case .bytes: original
        case .stream(let length, let stream): .stream(length: length, watched(stream))
        case .reopenable(let length, let open):
            .reopenable(length: length) { self.watched(try await self.opened(open)) }
        }
    }

    /// The stream that was prepared; another one when the store sends the request a second time.
    private func opened(_ open: @Sendable () async throws -> ByteStream) async throws -> ByteStream {
        let prepared = state.withLock { state in
            defer { state.stream = nil }
            return state.stream
        }
        if let prepared { return prepared }
        return try await pacer.lending { try await open() }
    }

    private func watched(_ stream: ByteStream) -> ByteStream {
        let slowed = bandwidth.slowing(stream)
        return ByteStream {
            do {
                return try await slowed.next()
            } catch {
                self.state.withLock { $0.hasFailed = true }
                throw error
            }
        }
    }
}
