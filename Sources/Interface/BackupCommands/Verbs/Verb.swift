internal import ArgumentParser

/// A command that does something: parses, calls the engine once, renders.
protocol Verb: ParsableCommand, Sendable {
    var global: GlobalOptions { get }

    func execute(in context: VerbContext) async throws -> ExitStatus

    /// What its own flags set of the configuration, as `--set` takes it.
    var settings: [String] { get }

    /// What to run after the run was interrupted; nil where there is nothing to take up.
    var continuation: String? { get }
}

extension Verb {
    var settings: [String] { [] }
    var continuation: String? { nil }

    func afterInterruption(_ failure: Failure) -> Failure {
        guard failure.status == .interrupted else { return failure }
        var failure = failure
        // What the cut-off request said is of no use to anybody.
        if !failure.message.lowercased().contains("interrupt") { failure.message = "The run was interrupted." }
        failure.advice = continuation ?? failure.advice
        return failure
    }
}
