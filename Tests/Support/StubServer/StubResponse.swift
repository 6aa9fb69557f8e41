/// What a stub server answers, faults included.
package struct StubResponse: Sendable {
    /// How an answer ends.
    package enum Ending: Sendable {
        case complete
        /// Orderly close where the rest should have come (HTTP/2: the stream is reset).
        case close
        /// TCP reset where the rest should have come (HTTP/2: the stream is reset).
        case reset
        /// Nothing more comes, and nothing is closed, until the client gives up.
        case stall
    }

    package var status: Int
    package var headers: StubHeaders
    /// Pieces in which the body is written, ``repetitions`` times over.
    package var chunks: [[UInt8]]
    /// A large body without large memory: the chunks are sent that many times.
    package var repetitions = 1
    /// Nil sends chunked (HTTP/2: without a length).
    package var contentLength: Int?
    package var trailers: StubHeaders = [:]
    package var delayBeforeHead: Duration = .zero
    package var delayBeforeEachChunk: Duration = .zero
    package var ending = Ending.complete
    /// Without any answer, not even a head, the ending happens at once.
    package var isSilent = false

    /// An answer in one piece, with its length.
    package init(_ status: Int = 200, headers: StubHeaders = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        chunks = body.isEmpty ? [] : [body]
        contentLength = body.count
    }

    package init(_ status: Int = 200, headers: StubHeaders = [:], text: String) {
        self.init(status, headers: headers, body: Array(text.utf8))
    }

    /// An answer in pieces; without `contentLength` it goes chunked.
    package init(
        _ status: Int = 200, headers: StubHeaders = [:], chunks: [[UInt8]], repetitions: Int = 1,
        contentLength: Int? = nil, trailers: StubHeaders = [:]
    ) {
        self.status = status
        self.headers = headers
        self.chunks = chunks
        self.repetitions = repetitions
        self.contentLength = contentLength
        self.trailers = trailers
    }

    /// No answer at all: the connection ends in that way after the request was read.
    package static func nothing(_ ending: Ending) -> StubResponse {
        var response = StubResponse()
        response.isSilent = true
        response.ending = ending
        return response
    }
}
