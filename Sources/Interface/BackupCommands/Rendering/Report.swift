internal import Basics

/// A result that can be shown to a person and to a script.
protocol Report {
    var json: JSONValue { get }
    func text(_ style: TextStyle) -> String
    /// How the process ends when this was the result.
    var status: ExitStatus { get }
}
