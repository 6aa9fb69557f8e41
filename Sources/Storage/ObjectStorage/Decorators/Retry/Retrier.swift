internal import Basics

/// Sends a request again while its error says that this may help, within the policy's bounds.
struct Retrier: Sendable {
    let policy: RetryPolicy
    let clock: any Clock<Duration>
    let random: RandomSource
    /// Waits outages out, if it has the patience: what fails while its server is in doubt isn't counted here.
    var pacer: RequestPacer?

    /// `attempt` gets its number, 1 for the first.
    func run<Value: Sendable>(
        _ attempt: (Int) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        var budget = freshBudget()
        var number = 1
        while true {
            do throws(ObjectStoreError) {
                return try await attempt(number)
            } catch {
                try await pause(for: try delay(after: error, &budget), after: error)
                number += 1
            }
        }
    }

    func freshBudget() -> RetryBudget {
        RetryBudget(policy: policy, clock: clock, random: random)
    }

    /// How long to wait before the next attempt.
    ///
    /// - Throws: `error` itself when another attempt can't help, or the budget is used up.
    func delay(after error: ObjectStoreError, _ budget: inout RetryBudget) throws(ObjectStoreError) -> Duration {
        guard error.mayBeOutage, let pacer, pacer.isServerInDoubt else { return try budget.delay(after: error) }
        // The pacer holds the next attempt back until the store answers, or throws when that takes too long.
        budget = freshBudget()
        return .zero
    }

    /// - Throws: `.cancelled` when the task is cancelled meanwhile.
    func pause(for delay: Duration, after failure: ObjectStoreError) async throws(ObjectStoreError) {
        do {
            try await clock.sleep(for: delay)
        } catch {
            throw .cancelled(operation: failure.operation, subject: failure.subject)
        }
    }
}
