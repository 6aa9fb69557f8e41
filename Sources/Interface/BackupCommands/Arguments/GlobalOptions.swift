internal import ArgumentParser

/// What every verb takes.
struct GlobalOptions: ParsableArguments {
    static let defaultFile = "backup.yaml"

    @Option(help: ArgumentHelp("Configuration file. (default: \(Self.defaultFile))", valueName: "file"))
    var config: String?

    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Override a configuration key. May be given several times.", valueName: "key=value"))
    var sets: [String] = []

    @Option(help: "How the result is written: text or json.")
    var output: OutputFormat = .text

    @Flag(name: .shortAndLong, help: "No progress, no notes: results and errors only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more about what happens.")
    var verbose = false

    @Flag(help: "No colours. NO_COLOR does the same.")
    var noColor = false
}
