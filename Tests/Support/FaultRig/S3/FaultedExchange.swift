internal import Basics
internal import ObjectStorage
internal import StubServer
internal import Synchronization

/// One request on its way to its answer, with what goes wrong on the way.
struct FaultedExchange: Sendable {
    let engine: S3Engine
    let number: Int
    var record: RequestRecord

    mutating func answer(_ parsed: Result<(S3Call, S3Target), S3Refusal>) async throws -> StubResponse {
        if let outage = engine.settings.withLock(\.outage) { return answer(outage) }
        let call: S3Call
        let target: S3Target
        switch parsed {
        case .success(let pair): (call, target) = pair
        case .failure(let refusal): return finish(reply(refusal), nil)
        }
        let decision = engine.faults.decide(call.verb, call.faultSubject) { !$0.isAtHead }
        if decision.delay > .zero { try await Task.sleep(for: decision.delay) }
        guard let action = decision.action else { return finish(serve(call, target), nil) }
        record.fault = action.name
        return finish(serve(call, target, action), FaultedReply(action, chance: decision.chance))
    }

    private mutating func answer(_ outage: Outage) -> StubResponse {
        record.fault = "outage"
        switch outage {
        case .unreachable: return .nothing(.reset)
        case .silent: return .nothing(.stall)
        case .refusing(let status):
            record.status = status
            return StubResponse(status, headers: ["content-type": "text/html"], text: "<html>Try later</html>")
        }
    }

    private mutating func finish(_ reply: S3Reply, _ fault: FaultedReply?) -> StubResponse {
        let response = fault?.response(to: reply) ?? reply.response
        if response.isSilent { return response }
        record.status = response.status
        record.code = reply.code
        record.bytesOut = response.chunks.reduce(0) { $0 + $1.count }
        return response
    }

    // MARK: - The effect

    private func serve(_ call: S3Call, _ target: S3Target) -> S3Reply {
        do throws(S3Refusal) {
            try checkSignature(call, target)
            return seal(try perform(call))
        } catch {
            return reply(error)
        }
    }

    private func serve(_ call: S3Call, _ target: S3Target, _ action: FaultAction) -> S3Reply {
        do throws(S3Refusal) {
            // What no signature check could have seen comes before it: throttling, gateways.
            if case .refuse(let status, let code, let retryAfter) = action {
                throw S3Refusal(status, code, retryAfter: retryAfter)
            }
            try checkSignature(call, target)
            return seal(try perform(call, action))
        } catch {
            return reply(error)
        }
    }

    private func checkSignature(_ call: S3Call, _ target: S3Target) throws(S3Refusal) {
        let check = SignatureCheck(
            credentials: engine.settings.withLock(\.credentials), region: engine.configuration.region, now: engine.now)
        try check.check(call.request, target)
    }

    private func perform(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        let now = engine.now
        return try engine.state.withLock { state throws(S3Refusal) in try state.perform(call, at: now) }
    }

    private func perform(_ call: S3Call, _ action: FaultAction) throws(S3Refusal) -> S3Reply {
        let now = engine.now
        return try engine.state.withLock { state throws(S3Refusal) in
            switch action {
            case .resetBeforeEffect, .stall: return S3Reply()
            case .errorInside200(let code):
                var reply = S3Reply(
                    S3Refusal(200, code, "We encountered an error after the answer began."), requestID: "")
                reply.status = 200
                return reply
            case .expireToken: throw S3Refusal(400, "ExpiredToken", "The provided token has expired.")
            case .loseEffect:
                var forgotten = state
                return try forgotten.perform(call, at: now)
            case .vanishSource: state.removeSource(of: call)
            case .overwriteSource: state.overwriteSource(of: call, at: now)
            case .applyTwice: _ = try state.perform(call, at: now)
            case .staleListing(let age): return try state.listObjects(call, hidingSince: now + (.zero - age))
            default: break
            }
            return try state.perform(call, at: now)
        }
    }

    // MARK: - The answer

    private func reply(_ refusal: S3Refusal) -> S3Reply {
        seal(S3Reply(refusal, requestID: "request-\(number)"))
    }

    private func seal(_ reply: S3Reply) -> S3Reply {
        var reply = reply
        reply.headers += [
            ("date", engine.now.httpDate), ("x-amz-request-id", "request-\(number)"), ("server", "milvault-double"),
        ]
        return reply
    }
}

extension S3Refusal {
    fileprivate init(_ status: Int, _ code: String, retryAfter: Int?) {
        self.init(status, code, "Please try again later.")
        if let retryAfter { headers = [("retry-after", String(retryAfter))] }
    }
}
