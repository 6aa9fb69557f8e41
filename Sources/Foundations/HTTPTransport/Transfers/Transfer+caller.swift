// The side of the caller's task.

extension Transfer {
    /// Suspends until the machine says that the caller can go on.
    func wait(for want: TransferStateMachine.Want) async {
        await withCheckedContinuation { waiter in
            update { $0.caller = (want, waiter) }
        }
    }

    /// - Returns: whether the loop must be told.
    func interrupt(_ failure: TransferFailure) -> Bool {
        update { $0.machine.interrupt(failure) }
    }

    func collected() throws(HTTPTransportError) -> HTTPCollectedResponse {
        try answer { state in
            state.head.map { head in
                HTTPCollectedResponse(
                    status: head.status, headers: head.headers, body: state.body, trailers: state.parser.trailers)
            }
        }
    }

    func responseHead() throws(HTTPTransportError) -> ResponseHead {
        try answer { $0.head }
    }

    /// All bytes that are there; nil is the end. `resumes`: curl was paused and must be woken.
    func takeBytes() throws(HTTPTransportError) -> (bytes: [UInt8]?, resumes: Bool) {
        let (result, resumes): (Result<[UInt8], TransferFailure>, Bool) = update { state in
            if let failure = state.machine.failure { return (.failure(failure), false) }
            var bytes: [UInt8] = []
            swap(&bytes, &state.body)
            return (.success(bytes), state.machine.takeBuffered())
        }
        switch result {
        case .success(let bytes): return (bytes.isEmpty ? nil : bytes, resumes)
        case .failure(let failure): throw error(failure)
        }
    }

    private func answer<Answer>(_ read: (borrowing State) -> sending Answer?) throws(HTTPTransportError) -> Answer {
        let result: Result<Answer?, TransferFailure> = update { state in
            if let failure = state.machine.failure { return .failure(failure) }
            return .success(read(state))
        }
        switch result {
        case .success(let answer?): return answer
        case .success(nil): throw error(TransferFailure(.protocolViolation, "the answer has no head"))
        case .failure(let failure): throw error(failure)
        }
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
        await withCheckedContinuation { waiter in
            update { $0.source = waiter }
        }
    }
}
