/// Why a program's output can't be had. (A program that ends with another status than 0 has one.)
package enum ChildProcessError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the system said.
    case notStarted(String)
    case timedOut(Duration)
    case tooMuchOutput(Int)
    case cancelled

    package var description: String {
        switch self {
        case .notStarted(let reason): "it can't be started: \(reason)"
        case .timedOut(let limit): "it didn't end within \(limit)"
        case .tooMuchOutput(let limit): "it wrote more than \(ByteCount(Int64(limit)))"
        case .cancelled: "the task was cancelled"
        }
    }
}
