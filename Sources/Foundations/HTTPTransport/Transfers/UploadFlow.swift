/// The way of a request's body from its source to curl, as numbers of bytes.
package struct UploadFlow: Sendable, Equatable {
    package enum SourceDecision: Sendable, Equatable {
        /// Take it. `resumes`: curl was told to pause for want of bytes and must be woken.
        case accept(resumes: Bool)
        /// Nobody wants more.
        case refuse
    }

    package enum SendDecision: Sendable, Equatable {
        /// Hand out that many bytes; 0 is the end of the body.
        case send(Int)
        case pause
    }

    /// Queued bytes above which the source has to wait: what is worth being sent by itself.
    package static let window = 64 << 10

    private let length: Int64
    private var sent: Int64 = 0
    private var queued = 0
    package private(set) var isPaused = false
    package private(set) var isOver = false

    package init(length: Int64) {
        self.length = length
    }

    /// A piece is asked for when curl wants one, not before: it goes from socket to socket while it lies in the
    /// processor's cache. Only pieces too small for that are gathered.
    package var hasRoom: Bool {
        queued == 0 ? isPaused || sent == 0 : queued < Self.window
    }

    package mutating func supply(_ count: Int) -> SourceDecision {
        guard !isOver else { return .refuse }
        queued += count
        defer { isPaused = false }
        return .accept(resumes: isPaused)
    }

    package mutating func send(upTo capacity: Int) -> SendDecision {
        guard queued > 0 else {
            guard sent < length else { return .send(0) }
            isPaused = true
            return .pause
        }
        let count = min(capacity, queued)
        queued -= count
        sent += Int64(count)
        return .send(count)
    }

    /// The server has decided, or the transfer is over: the source needn't go on.
    package mutating func end() {
        isOver = true
        isPaused = false
    }
}
