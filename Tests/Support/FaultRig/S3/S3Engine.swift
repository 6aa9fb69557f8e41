internal import Basics
internal import StubServer
internal import Synchronization

/// Takes requests to their answers: kill switch, routing, signature, effect, log.
final class S3Engine: Sendable {
    let configuration: S3DoubleConfiguration
    let kill: KillSwitch
    let log = RequestLog()
    let state: Mutex<DoubleState>
    private let start = ContinuousClock.now

    init(_ configuration: S3DoubleConfiguration, kill: KillSwitch) {
        self.configuration = configuration
        self.kill = kill
        state = Mutex(DoubleState(configuration))
    }

    func answer(_ request: StubRequest) async throws -> StubResponse {
        let admission = kill.admit()
        var record = RequestRecord(request, at: ContinuousClock.now - start)
        defer { log.append(record) }
        guard admission != .die else { return .nothing(.reset) }
        record.number = admission.number
        let reply = reply(to: request, &record)
        if case .serveThenDie = admission {
            kill.strike()
            return .nothing(.reset)
        }
        record.status = reply.status
        record.code = reply.code
        record.bytesOut = reply.body.count
        return reply.response
    }

    private func reply(to request: StubRequest, _ record: inout RequestRecord) -> S3Reply {
        let now = configuration.clock.now()
        let requestID = "request-\(record.number)"
        var reply: S3Reply
        do throws(S3Refusal) {
            reply = try serve(request, at: now, &record)
        } catch {
            reply = S3Reply(error, requestID: requestID)
        }
        reply.headers += [("date", now.httpDate), ("x-amz-request-id", requestID), ("server", "milvault-double")]
        return reply
    }

    private func serve(
        _ request: StubRequest, at now: WallTime, _ record: inout RequestRecord
    ) throws(S3Refusal) -> S3Reply {
        guard let target = S3Target(request.target) else {
            throw S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.")
        }
        let call = try S3Routing(domains: configuration.domains).call(request, target)
        record.describe(call)
        let check = SignatureCheck(credentials: configuration.credentials, region: configuration.region, now: now)
        try check.check(request, target)
        return try state.withLock { state throws(S3Refusal) in try state.perform(call, at: now) }
    }
}

extension RequestRecord {
    fileprivate init(_ request: StubRequest, at time: Duration) {
        self.init(
            number: 0, operation: .other, bucket: "", key: "", status: 0, bytesIn: request.bodyByteCount, bytesOut: 0,
            at: time)
    }

    fileprivate mutating func describe(_ call: S3Call) {
        operation = call.verb
        bucket = call.bucket
        key = call.subject
        copySource = call.header("x-amz-copy-source").flatMap { CopyOrigin(header: $0) }.map {
            "\($0.bucket)/\($0.key)"
        }
    }
}

extension KillAdmission {
    fileprivate var number: Int {
        switch self {
        case .serve(let number), .serveThenDie(let number): number
        case .die: 0
        }
    }
}
