/// What `check` proved, one line a check.
package struct CheckReport: Sendable {
    /// One thing that was tried.
    package struct Check: Sendable {
        package enum State: String, Sendable {
            case passed
            case warning
            case failed
            /// Not tried, because something before it failed or it isn't configured.
            case skipped
        }

        /// Kebab case, stable, for scripts: `milvus-reachable`, `root-path`.
        package var code: String
        package var subject: String
        package var state: State
        /// What was seen.
        package var message: String
        /// The next step when it didn't pass.
        package var advice: String?

        package init(
            _ code: String, subject: String, _ state: State, _ message: String, advice: String? = nil
        ) {
            self.code = code
            self.subject = subject
            self.state = state
            self.message = message
            self.advice = advice
        }
    }

    package var checks: [Check]

    package init(checks: [Check]) {
        self.checks = checks
    }

    package var passed: Bool { checks.allSatisfy { $0.state != .failed } }
}
