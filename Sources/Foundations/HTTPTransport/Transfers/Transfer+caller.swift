// The side of the caller's task.

extension Transfer {
    /// Suspends until the machine says that the caller can go on.
    func wait(for want: TransferStateMachine.Want) async {
        await withUnsafeContinuation { waiter in
            update { state in
                state.want = want
                state.caller = waiter
            }
        }
    }

    /// - Returns: whether the loop must be told.
    func interrupt(_ failure: TransferFailure) -> Bool {
        update { $0.machine.interrupt(failure) }
    }

    func collected() throws(HTTPTransportError) -> HTTPCollectedResponse {
        try result { state throws(TransferFailure) in
            if let failure = state.machine.failure { throw failure }
            let head = try state.requireHead()
            return HTTPCollectedResponse(
                status: head.status, headers: head.headers, body: state.body, trailers: state.parser.trailers)
        }
    }

    func responseHead() throws(HTTPTransportError) -> ResponseHead {
        try result { state throws(TransferFailure) in
            if let failure = state.machine.failure, failure.outranksAnswer || state.head == nil { throw failure }
            return try state.requireHead()
        }
    }

    /// - Returns: whether curl was paused and must be woken.
    func wantMoreBytes() -> Bool {
        note { $0.machine.wantMore() }
    }

    /// All bytes that are there; nil is the end.
    func takeBytes() throws(HTTPTransportError) -> [UInt8]? {
        try result { state throws(TransferFailure) in
            if let failure = state.machine.failure, failure.outranksAnswer || state.body.isEmpty { throw failure }
            var bytes: [UInt8] = []
            swap(&bytes, &state.body)
            state.machine.takeBuffered()
            return bytes.isEmpty ? nil : bytes
        }
    }

    private func result<Value: Sendable>(
        _ read: (inout State) throws(TransferFailure) -> Value
    ) throws(HTTPTransportError) -> Value {
        let result: Result<Value, TransferFailure> = update { state in
            Result { () throws(TransferFailure) in try read(&state) }
        }
        switch result {
        case .success(let value): return value
        case .failure(let failure): throw error(failure)
        }
    }
}

extension Transfer.State {
    fileprivate borrowing func requireHead() throws(TransferFailure) -> ResponseHead {
        guard let head else { throw TransferFailure(.protocolViolation, "the answer has no head") }
        return head
    }
}

extension TransferFailure: Error {}

// MARK: - The request's body

extension Transfer {
    /// The server has decided without the rest, or the transfer is over.
    var refusesBody: Bool {
        update { $0.machine.refusesBody }
    }

    func supply(_ piece: [UInt8]) -> UploadFlow.SourceDecision {
        update { state in
            let decision = state.machine.supply(piece.count)
            if case .accept = decision { state.upload.append(piece) }
            return decision
        }
    }

    /// Suspends until the source may go on, or needn't.
    func waitForRoom() async {
        await withUnsafeContinuation { waiter in
            update { $0.source = waiter }
        }
    }
}
