internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#endif

/// SIGINT and SIGTERM as task cancellation: the first asks the work to end in order, a second one ends at once.
struct Interruption: Sendable {
    /// Told once, at the first signal.
    let announce: @Sendable () -> Void

    /// Runs `body`; when it returns the signals mean again what they meant before.
    func cancelling<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) async -> Result {
        let work = Task { await body() }
        let (count, start) = (SignalCount(), ContinuousClock.now)
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                switch count.meaning(at: ContinuousClock.now - start) {
                case .first:
                    announce()
                    work.cancel()
                case .echo: break
                case .again: _exit(ExitStatus.interrupted.rawValue)
                }
            }
            source.resume()
            return source
        }
        let result = await work.value
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        return result
    }
}
