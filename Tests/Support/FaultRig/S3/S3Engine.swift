internal import Basics
internal import StubServer
internal import Synchronization
internal import XMLStream

/// Takes requests to their answers: kill switch, routing, faults, signature, effect, log.
final class S3Engine: Sendable {
    struct Settings: Sendable {
        var outage: Outage?
        /// The double's clock minus the real one.
        var clockOffset: Duration = .zero
        var credentials: [DoubleCredentials]
    }

    let configuration: S3DoubleConfiguration
    let kill: KillSwitch
    let log = RequestLog()
    let faults: FaultDecider
    let state: Mutex<DoubleState>
    let settings: Mutex<Settings>
    private let start = ContinuousClock.now

    init(_ configuration: S3DoubleConfiguration, faults: FaultPlan, kill: KillSwitch) {
        self.configuration = configuration
        self.kill = kill
        self.faults = FaultDecider(faults)
        state = Mutex(DoubleState(configuration))
        settings = Mutex(Settings(credentials: configuration.credentials))
    }

    var now: WallTime {
        configuration.clock.now() + settings.withLock(\.clockOffset)
    }

    var age: Duration { ContinuousClock.now - start }

    func answer(_ request: StubRequest) async throws -> StubResponse {
        let admission = kill.admit()
        var record = RequestRecord(request, at: age)
        defer { log.append(record) }
        let parsed = parse(request)
        if case .success(let (call, _)) = parsed { record.describe(call) }
        guard admission != .die else { return .nothing(.reset) }
        record.number = admission.number
        var exchange = FaultedExchange(engine: self, number: admission.number, record: record)
        let response = try await exchange.answer(parsed)
        record = exchange.record
        if case .serveThenDie = admission {
            record.status = 0
            kill.strike()
            return .nothing(.reset)
        }
        return response
    }

    /// Requests whose body is to be cut off are dealt with before it has come.
    func atHead(_ request: StubRequest) -> StubServerOptions.HeadDecision {
        guard request.method == "PUT", !kill.isDead, case .success(let (call, _)) = parse(request) else {
            return .readBody
        }
        let decision = faults.decide(call.verb, call.faultSubject) { $0.isAtHead }
        guard case .cutRequest(let count) = decision.action else { return .readBody }
        var record = RequestRecord(request, at: age)
        record.describe(call)
        record.fault = "cutRequest"
        log.append(record)
        return .cut(afterBodyBytes: count)
    }

    private func parse(_ request: StubRequest) -> Result<(S3Call, S3Target), S3Refusal> {
        guard let target = S3Target(request.target) else {
            return .failure(S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI."))
        }
        return Result { () throws(S3Refusal) in
            (try S3Routing(domains: configuration.domains).call(request, target), target)
        }
    }
}

extension FaultAction {
    /// Carried out when the head of a request has come and its body hasn't.
    var isAtHead: Bool {
        if case .cutRequest = self { true } else { false }
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
        if call.verb == .deleteObjects, let document = try? XMLElement(parsing: call.request.body) {
            deletedKeys = document.all("Object").compactMap { $0["Key"]?.text }
        }
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
