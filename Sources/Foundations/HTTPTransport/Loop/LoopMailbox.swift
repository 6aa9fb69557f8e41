internal import CCurl
internal import Glibc
internal import Synchronization

/// The way from callers to the loop's thread: a queue, and a descriptor that wakes the thread only when it sleeps.
final class LoopMailbox: Sendable {
    private struct State {
        var commands: [LoopCommand] = []
        var isSleeping = false
        var isClosed = false
        var isFinished = false
        var finishWaiters: [CheckedContinuation<Void, Never>] = []
    }

    /// An eventfd. Watched edge-triggered, so that nobody has to read it.
    let wakeDescriptor: Int32
    private let state = Mutex(State())

    init() throws(HTTPTransportError) {
        wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard wakeDescriptor >= 0 else { throw .startFailed("eventfd", errno) }
    }

    deinit {
        Glibc.close(wakeDescriptor)
    }

    /// - Returns: false when the loop takes nothing any more.
    @discardableResult
    func post(_ command: LoopCommand) -> Bool {
        let (isTaken, wakes) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.commands.append(command)
            defer { state.isSleeping = false }
            return (true, state.isSleeping)
        }
        if wakes { eventfd_write(wakeDescriptor, 1) }
        return isTaken
    }

    func drain() -> [LoopCommand] {
        state.withLock { state in
            var commands: [LoopCommand] = []
            swap(&commands, &state.commands)
            return commands
        }
    }

    /// - Returns: whether the thread may sleep: nothing is waiting, and the next post will wake it.
    func prepareToSleep() -> Bool {
        state.withLock { state in
            state.isSleeping = state.commands.isEmpty
            return state.isSleeping
        }
    }

    func wokeUp() {
        state.withLock { $0.isSleeping = false }
    }
}

/// Runs tasks on the loop's thread, beside the transfers that they wait for: neither a request nor its answer then
/// wakes another thread. After the end of the loop they run where all others do.
extension LoopMailbox: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if !post(.run(job)) { globalConcurrentExecutor.enqueue(job) }
    }
}

// MARK: - The end

extension LoopMailbox {
    /// Takes no more commands. Requests that nobody has seen end, steps of tasks go on elsewhere.
    func close() {
        state.withLock { $0.isClosed = true }
        for command in drain() {
            switch command {
            case .start(let transfer): transfer.end(.closed)
            case .run(let job): globalConcurrentExecutor.enqueue(job)
            case .stop, .resume, .shutDown: continue
            }
        }
    }

    /// The thread's last word.
    func finish() {
        let waiters = state.withLock { state in
            state.isFinished = true
            defer { state.finishWaiters = [] }
            return state.finishWaiters
        }
        waiters.forEach { $0.resume() }
    }

    func waitUntilFinished() async {
        await withCheckedContinuation { waiter in
            let isFinished = state.withLock { state in
                if !state.isFinished { state.finishWaiters.append(waiter) }
                return state.isFinished
            }
            if isFinished { waiter.resume() }
        }
    }
}
