/// Decides what becomes of one request. Does nothing itself: callbacks and callers feed it events, under the lock of
/// their ``Transfer``, and carry out what it answers.
package struct TransferStateMachine: Sendable {
    /// How the answer's body goes to the caller.
    package enum Delivery: Sendable, Equatable {
        /// Whole, at the end; more than `limit` bytes are an error.
        case collected(limit: Int)
        /// As it is asked for; when `window` bytes wait, the transfer pauses until the caller wants more.
        case streamed(window: Int)
    }

    /// What the caller waits for.
    package enum Want: Sendable, Equatable {
        case head
        case bytes
        case end
    }

    package enum ReceiveDecision: Sendable, Equatable {
        /// `pauses`: curl has to hold still after these. (Bytes that are refused it would copy aside, and bring again.)
        case keep(pauses: Bool)
        case abort
    }

    package enum SendDecision: Sendable, Equatable {
        /// Hand out that many bytes; 0 is the end of the body.
        case send(Int)
        case pause
        case abort
    }

    private enum Phase: Sendable {
        case created
        case running
        case ended
    }

    private let delivery: Delivery
    private var phase = Phase.created
    private var wasSent = false
    private var hasHead = false
    private var hasBody = false
    private var buffered = 0
    package private(set) var isReceivingPaused = false
    private var upload: UploadFlow
    private var uploaded: Int64 = 0
    private var deadlines: TransferDeadlines
    /// Set as soon as the failure is decided; the transfer may still have to be taken from curl.
    package private(set) var failure: TransferFailure?

    package init(_ delivery: Delivery, uploadLength: Int64, timeouts: HTTPTimeouts) {
        self.delivery = delivery
        upload = UploadFlow(length: uploadLength)
        deadlines = TransferDeadlines(timeouts)
    }

    package var hasEnded: Bool { phase == .ended }
    /// Whether a part of the answer is here, and what comes next may be small: of a long body only the beginning is
    /// waited for.
    package var awaitsRest: Bool {
        guard phase == .running, hasHead else { return false }
        return if case .collected = delivery { true } else { !hasBody }
    }
    package var isSendingPaused: Bool { upload.isPaused }
    package var isPaused: Bool { isReceivingPaused || upload.isPaused }
}

// MARK: - The transfer's life

extension TransferStateMachine {
    /// The loop takes the transfer up.
    ///
    /// - Returns: false when it was interrupted before: it has ended and must not start.
    package mutating func begin(at now: Int64) -> Bool {
        guard phase == .created, failure == nil else {
            end(nil)
            return false
        }
        phase = .running
        deadlines.begin(at: now)
        return true
    }

    /// Somebody wants the transfer to end. The first reason stands.
    ///
    /// - Returns: whether the loop must take it from curl; what hasn't begun ends when it would begin.
    package mutating func interrupt(_ reason: TransferFailure) -> Bool {
        guard phase != .ended, failure == nil else { return false }
        failure = reason
        return phase == .running
    }

    /// curl has let go of the transfer: no callback comes any more.
    package mutating func end(_ result: TransferFailure?) {
        guard phase != .ended else { return }
        phase = .ended
        failure = failure ?? result
        isReceivingPaused = false
        upload.end()
    }

    package mutating func noteActivity(at now: Int64) {
        deadlines.noteActivity(at: now)
    }

    package mutating func noteBytes(_ count: Int, at now: Int64) {
        deadlines.noteBytes(Int64(count), at: now)
    }

    /// The request goes out on a connection. When a connection that was kept dies before an answer, curl sends the
    /// request again by itself: right only where twice is as good as once, for the server may have acted on it already.
    ///
    /// - Returns: whether it may.
    package mutating func startRequest(at now: Int64, mayRepeat: Bool) -> Bool {
        deadlines.noteActivity(at: now)
        defer { wasSent = true }
        guard wasSent, !mayRepeat else { return true }
        _ = interrupt(.answerLost)
        return false
    }

    /// What the network has taken, at times when somebody looks.
    package mutating func noteUploaded(_ count: Int64, at now: Int64) {
        guard count > uploaded else { return }
        deadlines.noteBytes(count - uploaded, at: now)
        uploaded = count
    }

    /// Which limit has run out, if any.
    package func expired(at now: Int64) -> TransferFailure? {
        phase == .running ? deadlines.expired(at: now, isPaused: isPaused) : nil
    }

    package func nextCheck(after now: Int64) -> Int64? {
        deadlines.nextCheck(after: now, isPaused: isPaused)
    }
}

// MARK: - The answer

extension TransferStateMachine {
    package enum HeadDecision: Sendable, Equatable {
        case goOn
        /// curl waits for more of a body that nobody wants: wake it, or it never calls the transfer done.
        case resumeSending
    }

    /// The final head has come. From status 400 on nobody reads the rest of the request.
    package mutating func receiveHead(status: Int) -> HeadDecision {
        hasHead = true
        guard status >= 400 else { return .goOn }
        defer { upload.end() }
        return upload.isPaused ? .resumeSending : .goOn
    }

    package mutating func receive(_ count: Int) -> ReceiveDecision {
        guard phase == .running, failure == nil else { return .abort }
        hasBody = true
        switch delivery {
        case .collected(let limit) where buffered + count > limit:
            failure = TransferFailure(.responseTooLarge, "the answer's body is larger than \(limit) bytes")
            return .abort
        case .collected:
            buffered += count
            return .keep(pauses: false)
        case .streamed(let window):
            buffered += count
            // What curl had read before it was told still comes.
            guard buffered >= window, !isReceivingPaused else { return .keep(pauses: false) }
            isReceivingPaused = true
            return .keep(pauses: true)
        }
    }

    /// Whether the caller can go on; it has to wait otherwise.
    package func satisfies(_ want: Want) -> Bool {
        if phase == .ended { return true }
        return switch want {
        case .head: hasHead && failure == nil
        case .bytes: buffered > 0 && failure == nil
        case .end: false
        }
    }

    /// The caller takes all bytes that are there.
    package mutating func takeBuffered() {
        buffered = 0
    }

    /// The caller wants more bytes. Not before that is anything read: what waits here gets cold, and the kernel keeps
    /// the network busy meanwhile.
    ///
    /// - Returns: whether curl was paused and must be woken.
    package mutating func wantMore() -> Bool {
        guard isReceivingPaused, buffered == 0 else { return false }
        isReceivingPaused = false
        deadlines.resume()
        return true
    }
}

// MARK: - The request's body

extension TransferStateMachine {
    /// Whether the source can go on: there is room, or nobody wants more.
    package var sourceMayContinue: Bool {
        upload.hasRoom || refusesBody
    }

    /// Nobody wants the rest of the body.
    package var refusesBody: Bool {
        upload.isOver || failure != nil
    }

    package mutating func supply(_ count: Int) -> UploadFlow.SourceDecision {
        guard !refusesBody else { return .refuse }
        if upload.isPaused { deadlines.resume() }
        return upload.supply(count)
    }

    package mutating func send(upTo capacity: Int) -> SendDecision {
        guard phase == .running, failure == nil else { return .abort }
        return switch upload.send(upTo: capacity) {
        case .send(let count): .send(count)
        case .pause: .pause
        }
    }
}
