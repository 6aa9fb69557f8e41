internal import Basics
internal import StubServer
internal import Synchronization

/// A Milvus as far as backup and restore see one, in the process of the test: databases, collections, flush, segments,
/// bulk import, garbage collection. Its segments lie in a bucket, and an import reads what is really there.
///
/// It is a machine that goes on by itself: imports advance with every request that it answers, whoever sent it.
package final class MilvusDouble: Sendable {
    private struct State {
        var cluster: DoubleCluster
        var calls: [MilvusCallRecord] = []
        var faults: [MilvusFault] = []
        var callsByName: [String: Int] = [:]
    }

    private let state: Mutex<State>
    private let killSwitch: KillSwitch

    package init(
        _ configuration: MilvusDoubleConfiguration = MilvusDoubleConfiguration(), objects: any MilvusObjects,
        killSwitch: KillSwitch = KillSwitch()
    ) {
        state = Mutex(State(cluster: DoubleCluster(configuration, objects: objects)))
        self.killSwitch = killSwitch
    }

    /// Every call so far, in order.
    package var calls: [MilvusCallRecord] { state.withLock(\.calls) }

    package func add(_ fault: MilvusFault) {
        state.withLock { $0.faults.append(fault) }
    }

    func withCluster<Result: Sendable>(_ body: (inout DoubleCluster) throws -> Result) rethrows -> Result {
        try state.withLock { try body(&$0.cluster) }
    }
}

// MARK: - Answering

extension MilvusDouble {
    func answerGRPC(_ request: StubRequest) throws -> StubResponse {
        let call = GRPCCall(request)
        guard let method = DoubleCluster.methods[call.method] else { return GRPCCall.unimplemented }
        return try admit(call.method) { cluster in
            GRPCCall.response(try method.answer(call.message, with: &cluster))
        } refusing: { refusal in
            GRPCCall.response(try method.refuse(refusal))
        }
    }

    func answerHTTP(_ request: StubRequest) throws -> StubResponse {
        let path = String(request.target.prefix { $0 != "?" })
        return try admit(path) { cluster in
            try cluster.manage(path, request) ?? cluster.answerREST(path, request) ?? StubResponse(404)
        } refusing: { refusal in
            StubResponse(503, text: refusal.reason)
        }
    }

    /// Asks the switch and the faults what becomes of a call.
    private func admit(
        _ name: String, serving serve: (inout DoubleCluster) throws -> StubResponse,
        refusing refuse: (MilvusRefusal) throws -> StubResponse
    ) throws -> StubResponse {
        switch killSwitch.admit() {
        case .die:
            record(name, number: 0, isServed: false)
            return .nothing(.reset)
        case .serveThenDie(let number):
            record(name, number: number, isServed: true)
            _ = try step(serve)
            killSwitch.strike()
            return .nothing(.reset)
        case .serve(let number):
            return try answer(name, number, serve, refuse)
        }
    }

    private func answer(
        _ name: String, _ number: Int, _ serve: (inout DoubleCluster) throws -> StubResponse,
        _ refuse: (MilvusRefusal) throws -> StubResponse
    ) throws -> StubResponse {
        let effect = nextFault(of: name)
        record(name, number: number, isServed: effect != .loseRequest)
        switch effect {
        case nil: return try step(serve)
        case .loseRequest: return .nothing(.reset)
        case .refuse(let code, let reason): return try refuse(MilvusRefusal(code, reason))
        case .loseReply:
            _ = try step(serve)
            return .nothing(.reset)
        }
    }

    /// One request: the cluster goes on by itself, then answers.
    private func step(_ serve: (inout DoubleCluster) throws -> StubResponse) throws -> StubResponse {
        try state.withLock { state in
            state.cluster.advanceImports()
            return try serve(&state.cluster)
        }
    }

    private func nextFault(of name: String) -> MilvusFault.Effect? {
        state.withLock { state in
            state.callsByName[name, default: 0] += 1
            let number = state.callsByName[name, default: 0]
            return state.faults.first { $0.call == name && $0.calls.contains(number) }?.effect
        }
    }

    private func record(_ name: String, number: Int, isServed: Bool) {
        state.withLock { $0.calls.append(MilvusCallRecord(number: number, call: name, isServed: isServed)) }
    }
}
