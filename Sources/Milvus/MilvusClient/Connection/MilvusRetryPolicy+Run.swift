extension MilvusRetryPolicy {
    /// Tries `body` until it succeeds, fails for good, or the attempts are used up.
    func run<Result>(
        on clock: any Clock<Duration>, _ body: () async throws(CallFailure) -> Result
    ) async throws(MilvusClientError) -> Result {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch {
                guard attempt < attempts, error.error.isRetryable, error.isSafeToRepeat, !Task.isCancelled,
                    await sleep(on: clock, after: attempt)
                else { throw error.error }
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
