internal import Dispatch
internal import Synchronization

/// Threads for calls that block, at most `width` at work: file calls must not hold up the cooperative pool, which has
/// one thread a core.
final class BlockingWorkers: Sendable {
    private struct State {
        var running = 0
        var waiting: ArraySlice<@Sendable () -> Void> = []
    }

    private let width: Int
    private let queue = DispatchQueue(label: "milvault.files", attributes: .concurrent)
    private let state = Mutex(State())

    init(width: Int) {
        precondition(width > 0, "blocking work needs at least one thread")
        self.width = width
    }

    func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            submit { continuation.resume(returning: Result { () throws(Failure) -> Value in try work() }) }
        }
        return try result.get()
    }

    private func submit(_ job: @escaping @Sendable () -> Void) {
        let startsThread = state.withLock { state in
            state.waiting.append(job)
            guard state.running < width else { return false }
            state.running += 1
            return true
        }
        if startsThread { queue.async { self.drain() } }
    }

    private func drain() {
        while let job = nextJob() { job() }
    }

    private func nextJob() -> (@Sendable () -> Void)? {
        state.withLock { state in
            let job = state.waiting.popFirst()
            if job == nil { state.running -= 1 }
            return job
        }
    }
}
