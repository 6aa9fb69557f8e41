internal import Basics

extension MilvusRetryPolicy {
    /// Tries `body` until it succeeds, fails for good, or the attempts are used up. What fails while `pacer` waits for a
    /// server that is away isn't counted: the pacer holds the next try back, or ends it.
    func run<Result>(
        on clock: any Clock<Duration>, _ pacer: RequestPacer? = nil, _ body: () async throws(CallFailure) -> Result
    ) async throws(MilvusClientError) -> Result {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch {
                let mayTryAgain = error.error.isRetryable && error.isSafeToRepeat && !Task.isCancelled
                if mayTryAgain, error.error.mayBeOutage, let pacer, pacer.isServerInDoubt {
                    attempt = 1
                    continue
                }
                guard mayTryAgain, attempt < attempts, await sleep(on: clock, after: attempt) else {
                    throw error.error
                }
                attempt += 1
            }
        }
    }

    /// False when the pause was cut short: then the last error stands.
    private func sleep(on clock: any Clock<Duration>, after attempt: Int) async -> Bool {
        do {
            try await clock.sleep(for: delay(after: attempt))
            return true
        } catch {
            return false
        }
    }
}
