/// Why a use case could not do what was asked; every case knows the user's next step.
package struct BackupError: Error, Sendable, CustomStringConvertible {
    /// Each maps to one exit code (`docs/exit-codes.md`).
    package enum Code: String, Sendable, CaseIterable {
        /// The work was tried and failed.
        case failed
        /// What was asked for contradicts itself or the configuration.
        case invalidRequest
        case noSuchBackup
        /// Another run holds the name.
        case inUse
        case accessDenied
        case incompatibleVersions
        case damagedBackup
        case interrupted
    }

    package var code: Code
    /// One sentence: what was attempted, on what, what the server said.
    package var message: String
    /// What it is about: a backup, a collection, a key.
    package var subject: String
    /// The next step.
    package var advice: String?
    /// Of a backup that is damaged: what was found, at least one finding of each damaged segment.
    package var damages: [VerifyFinding] = []
    package var damageCount: Int64 = 0

    package init(_ code: Code, _ message: String, subject: String, advice: String? = nil) {
        self.code = code
        self.message = message
        self.subject = subject
        self.advice = advice
    }

    package var description: String {
        advice.map { "\(message) \($0)" } ?? message
    }
}
