@testable import Basics

/// Workers who move objects one after the other through a gate, by simulated time: who is refused waits with jitter and
/// asks again.
struct SimulatedRun {
    struct Result {
        var requests = 0
        var objects = 0
        var failed = 0
        /// When the last object was done.
        var end: Duration = .zero
        var arrivals: [Duration] = []
        var accepted: [Duration] = []

        /// Objects a second between two moments.
        func goodput(from start: Duration, to end: Duration) -> Double {
            Double(accepted.count { $0 >= start && $0 < end }) / (end - start).inSeconds
        }
    }

    private enum Event {
        /// A worker asks for leave.
        case ask
        /// The head of the line has slept.
        case opening
        case answer(RequestPermit, isTaken: Bool)
    }

    private struct Worker {
        var delays = RetryDelays(RetryPolicy())
        var start: Duration = .zero
        var hasWaited = false
    }

    var server: SimulatedServer
    var gate: PacingGate
    /// Of an answer; a refusal takes a tenth.
    var latency: Duration
    /// Things that happen to the server at times.
    var changes: [(at: Duration, manner: SimulatedServer.Manner)] = []

    private var generator: SeededGenerator
    private var workers: [Worker]
    private var queue: [(at: Duration, worker: Int, event: Event)] = []
    private var line: [Int] = []
    private var wakeUp: Duration?
    private var result = Result()
    private var unstarted: Int

    init(
        _ server: SimulatedServer, limits: PacingLimits = PacingLimits(), workers: Int = 128, objects: Int,
        latency: Duration = .milliseconds(20), seed: UInt64
    ) {
        self.server = server
        self.latency = latency
        gate = PacingGate(limits, start: .zero)
        generator = SeededGenerator(seed: seed)
        self.workers = Array(repeating: Worker(), count: workers)
        unstarted = objects
    }

    mutating func run(until horizon: Duration = .seconds(3600)) -> Result {
        for worker in workers.indices { begin(worker, at: .zero) }
        while let index = queue.indices.min(by: { queue[$0].at < queue[$1].at }), queue[index].at <= horizon {
            let (now, worker, event) = queue.remove(at: index)
            while let change = changes.first, change.at <= now {
                server.manner = change.manner
                changes.removeFirst()
            }
            switch event {
            case .ask: line.append(worker)
            case .opening: wakeUp = nil
            case .answer(let permit, let isTaken): answer(permit, isTaken, worker, at: now)
            }
            serve(at: now)
        }
        return result
    }

    private mutating func begin(_ worker: Int, at now: Duration) {
        guard unstarted > 0 else { return }
        unstarted -= 1
        workers[worker] = Worker(start: now)
        queue.append((now, worker, .ask))
    }

    private mutating func serve(at now: Duration) {
        while let worker = line.first {
            switch gate.admit(at: now, hasWaited: workers[worker].hasWaited, using: &generator) {
            case .go(let permit):
                line.removeFirst()
                send(permit, worker, at: now)
            case .wait(let opening):
                workers[worker].hasWaited = true
                if wakeUp == nil { queue.append((opening, worker, .opening)) }
                wakeUp = opening
                return
            case .waitForRoom: return
            case .giveUp:
                line.removeFirst()
                result.failed += 1
            }
        }
    }

    private mutating func send(_ permit: RequestPermit, _ worker: Int, at now: Duration) {
        result.requests += 1
        result.arrivals.append(now)
        let isTaken = server.takes(at: now, using: &generator)
        let jitter = Double.random(in: 0.5...1.5, using: &generator)
        queue.append((now + (isTaken ? latency : latency / 10) * jitter, worker, .answer(permit, isTaken: isTaken)))
    }

    private mutating func answer(_ permit: RequestPermit, _ isTaken: Bool, _ worker: Int, at now: Duration) {
        let outcome: RequestOutcome =
            isTaken ? .answered : .throttled(retryAfter: server.retryAfter, reason: "SlowDown")
        _ = gate.end(permit, outcome, at: now)
        if isTaken {
            result.objects += 1
            result.end = now
            result.accepted.append(now)
            begin(worker, at: now)
        } else if let delay = workers[worker].delays.next(
            elapsed: now - workers[worker].start, retryAfter: server.retryAfter, using: &generator)
        {
            workers[worker].hasWaited = false
            queue.append((now + delay, worker, .ask))
        } else {
            result.failed += 1
            begin(worker, at: now)
        }
    }
}
