package import Basics

/// An error as the user sees it: what happened, on what, what to do next, and how the process ends.
package struct Failure: Error, Sendable, Equatable {
    package var status: ExitStatus
    /// Kebab case, stable, for scripts.
    package var code: String
    package var message: String
    package var subject: String
    package var advice: String?
    /// More for scripts: what was found damaged.
    package var details = JSONObject()

    package init(_ status: ExitStatus, code: String, _ message: String, subject: String, advice: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.subject = subject
        self.advice = advice
    }

    package static func usage(_ message: String, subject: String, advice: String? = nil) -> Failure {
        Failure(.usage, code: "usage", message, subject: subject, advice: advice)
    }
}
