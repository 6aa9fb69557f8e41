// The side of the loop's thread: events from curl. Callers that one of them lets go on are woken at the end of the
// loop's turn (``LoopContext/touch(_:)``), or by ``Transfer/end(_:)``.

extension Transfer {
    enum LineDecision {
        case readOn
        case head(TransferStateMachine.HeadDecision)
        case giveUp
    }

    func begin(at now: Int64) -> Bool {
        update { $0.machine.begin(at: now) }
    }

    /// curl has let go of the transfer.
    func end(_ failure: TransferFailure?) {
        update { $0.machine.end(failure) }
    }

    func noteActivity(at now: Int64) {
        note { $0.machine.noteActivity(at: now) }
    }

    /// False when the request went out before and mustn't go out again.
    func startRequest(at now: Int64) -> Bool {
        let mayRepeat = request.method == .get || request.method == .head
        return note { $0.machine.startRequest(at: now, mayRepeat: mayRepeat) }
    }

    func receiveLine(_ line: UnsafeBufferPointer<UInt8>, at now: Int64) -> LineDecision {
        note { state in
            state.machine.noteBytes(line.count, at: now)
            switch state.parser.consume(line) {
            case .incomplete:
                return .readOn
            case .head(let head):
                state.head = head
                state.machine.noteActivity(at: now)
                let length = head.headers["content-length"].flatMap { Int($0) } ?? 0
                state.pieceCapacity = max(0, min(length, Self.pieceLimit))
                return .head(state.machine.receiveHead(status: head.status))
            case .tooLarge:
                let reason = "the answer's header fields are larger than \(ResponseHeadParser.limit) bytes"
                _ = state.machine.interrupt(TransferFailure(.responseTooLarge, reason))
                return .giveUp
            case .malformed:
                _ = state.machine.interrupt(TransferFailure(.protocolViolation, "the answer has no status line"))
                return .giveUp
            }
        }
    }

    func receive(_ bytes: UnsafeBufferPointer<UInt8>, at now: Int64) -> TransferStateMachine.ReceiveDecision {
        note { state in
            let decision = state.machine.receive(bytes.count)
            if case .keep = decision {
                state.machine.noteBytes(bytes.count, at: now)
                if state.body.isEmpty { state.body.reserveCapacity(state.pieceCapacity) }
                state.body.append(contentsOf: bytes)
            }
            return decision
        }
    }

    /// Bytes that come together before their reader takes them: less than the window, and one read of the socket.
    private static let pieceLimit = HTTPClient.bodyWindow + CurlEasy.largeBuffer

    func send(into buffer: UnsafeMutableRawBufferPointer, at now: Int64) -> TransferStateMachine.SendDecision {
        update(wakesForBytes: false) { state in
            let decision = state.machine.send(upTo: buffer.count)
            if case .send(let count) = decision {
                if count == 0 { state.machine.noteActivity(at: now) } else { state.machine.noteBytes(count, at: now) }
                state.upload.take(count, into: buffer)
            }
            return decision
        }
    }

    var awaitsRest: Bool {
        note { $0.machine.awaitsRest }
    }

    /// Which directions curl has to hold still.
    func pauses() -> (receiving: Bool, sending: Bool) {
        note { ($0.machine.isReceivingPaused, $0.machine.isSendingPaused) }
    }

    /// What has run out, and when to look again. `uploaded` is what the network has taken by now: bytes that curl
    /// holds in a buffer of its own move without a callback.
    func expired(at now: Int64, uploaded: Int64 = 0) -> (failure: TransferFailure?, nextCheck: Int64?) {
        note { state in
            state.machine.noteUploaded(uploaded, at: now)
            return (state.machine.expired(at: now), state.machine.nextCheck(after: now))
        }
    }
}
