internal import Basics

/// One thing to be tried, and how what it throws is told.
struct CheckStep: Sendable {
    /// How an attempt ended when it didn't throw.
    struct Outcome: Sendable {
        var state: CheckReport.Check.State
        var message: String
        var advice: String?

        static func passed(_ message: String) -> Outcome { Outcome(state: .passed, message: message) }

        static func warning(_ message: String, advice: String) -> Outcome {
            Outcome(state: .warning, message: message, advice: advice)
        }

        static func failed(_ message: String, advice: String) -> Outcome {
            Outcome(state: .failed, message: message, advice: advice)
        }

        static func skipped(_ message: String) -> Outcome { Outcome(state: .skipped, message: message) }
    }

    let code: String
    let subject: String
    /// What an error means here: some rights are needed for restore only.
    let stateOnError: CheckReport.Check.State
    /// Said when the error itself has no next step.
    let adviceOnError: String?

    init(
        _ code: String, subject: String, stateOnError: CheckReport.Check.State = .failed, adviceOnError: String? = nil
    ) {
        self.code = code
        self.subject = subject
        self.stateOnError = stateOnError
        self.adviceOnError = adviceOnError
    }

    /// Never throws: an error is the result.
    func run(_ attempt: () async throws -> Outcome) async -> CheckReport.Check {
        do {
            let outcome = try await attempt()
            return CheckReport.Check(
                code, subject: subject, outcome.state, outcome.message, advice: outcome.advice)
        } catch {
            let cause = BackupError(causedBy: error, while: "check \(subject)", subject: subject)
            return CheckReport.Check(
                code, subject: subject, stateOnError, cause.message, advice: adviceOnError ?? cause.advice)
        }
    }

    func skipped(because reason: String) -> CheckReport.Check {
        CheckReport.Check(code, subject: subject, .skipped, reason)
    }
}
