internal import Basics

/// Sends a request again while its error says that this may help, within the policy's bounds.
struct Retrier: Sendable {
    let policy: RetryPolicy
    let clock: any Clock<Duration>
    let random: RandomSource

    /// `attempt` gets its number, 1 for the first.
    func run<Value: Sendable>(
        _ attempt: (Int) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        var budget = freshBudget()
        while true {
            do throws(ObjectStoreError) {
                return try await attempt(budget.failures + 1)
            } catch {
                try await pause(for: try budget.delay(after: error), after: error)
            }
        }
    }

    func freshBudget() -> RetryBudget {
        RetryBudget(policy: policy, clock: clock, random: random)
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
