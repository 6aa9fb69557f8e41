internal import Synchronization

/// One request on its way: the meeting point of the caller's task and the loop's thread.
///
/// Both sides change the state under its lock only; nothing is resumed and curl isn't called while it is held.
final class Transfer: Sendable {
    /// Unchecked: checked ones cost a copy through the runtime wherever they are touched, which is several times a
    /// request. Each is resumed by whoever takes it out of the state, under the lock.
    typealias Waiter = UnsafeContinuation<Void, Never>

    struct State: ~Copyable {
        var machine: TransferStateMachine
        var parser = ResponseHeadParser()
        var head: ResponseHead?
        var body: [UInt8] = []
        /// What the next piece of the body may need at most: room for it is taken at once, not by doubling.
        var pieceCapacity = 0
        var upload: UploadQueue
        var want = TransferStateMachine.Want.end
        var caller: Waiter?
        var source: Waiter?
    }

    let request: HTTPRequest
    let timeouts: HTTPTimeouts
    /// Nil when the request has no body at all.
    let uploadLength: Int64?
    /// Whether the answer's body may be large.
    let isStreamed: Bool
    private let state: Mutex<State>

    init(_ request: HTTPRequest, delivery: TransferStateMachine.Delivery, timeouts: HTTPTimeouts) {
        self.request = request
        self.timeouts = request.timeouts ?? timeouts
        uploadLength = request.uploadLength
        isStreamed = if case .streamed = delivery { true } else { false }
        var machine = TransferStateMachine(delivery, uploadLength: uploadLength ?? 0, timeouts: self.timeouts)
        if !request.bytesInMemory.isEmpty { _ = machine.supply(request.bytesInMemory.count) }
        state = Mutex(State(machine: machine, upload: UploadQueue(request.bytesInMemory)))
    }

    func error(_ failure: TransferFailure) -> HTTPTransportError {
        HTTPTransportError(failure.code, operation: request.operation, reason: failure.reason)
    }

    /// Changes the state, then resumes whoever the change lets go on.
    ///
    /// Without `wakesForBytes` a caller that waits for a head or for bytes is left alone: one piece that grows for as
    /// long as curl has more is cheaper than many small ones. The loop wakes it with ``wake()`` afterwards.
    func update<Result>(
        wakesForBytes: Bool = true, _ change: (inout State) -> sending Result
    ) -> sending Result {
        let (result, caller, source) = state.withLock { state in
            let result = change(&state)
            return (result, state.takeReadyCaller(wakesForBytes: wakesForBytes), state.takeReadySource())
        }
        caller?.resume()
        source?.resume()
        return result
    }

    /// Changes what nobody waits for.
    func note<Result>(_ change: (inout State) -> sending Result) -> sending Result {
        state.withLock { change(&$0) }
    }

    func wake() {
        update { _ in }
    }
}

extension Transfer.State {
    fileprivate mutating func takeReadyCaller(wakesForBytes: Bool) -> Transfer.Waiter? {
        guard caller != nil, machine.satisfies(want) else { return nil }
        guard wakesForBytes || want == .end || machine.hasEnded else { return nil }
        return caller.take()
    }

    fileprivate mutating func takeReadySource() -> Transfer.Waiter? {
        guard source != nil, machine.sourceMayContinue else { return nil }
        return source.take()
    }
}
