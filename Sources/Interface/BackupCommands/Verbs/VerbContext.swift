internal import BackupConfiguration
internal import Basics

/// What a verb works with besides its own options.
struct VerbContext: Sendable {
    let options: GlobalOptions
    let console: Console
    let terminal: Terminal
    let environment: [String: String]
    let files: FileReader

    /// Colour for stderr and for text results: only when both are terminals, or the one that matters is.
    var style: TextStyle {
        let isWanted = !options.noColor && environment["NO_COLOR", default: ""].isEmpty
        return TextStyle(hasColour: isWanted && terminal.outputIsTerminal && terminal.errorIsTerminal)
    }

    /// File, environment and `--set` taken together; warnings go to stderr.
    func resolvedConfiguration() throws -> ResolvedConfiguration {
        let name = options.config ?? GlobalOptions.defaultFile
        let text = try readConfiguration(name)
        let resolved = try ResolvedConfiguration(
            ConfigurationInputs(file: text.map { (name, $0) }, environment: environment, sets: options.sets))
        if text == nil { note("There is no \(name) here: using defaults and the environment.") }
        for warning in resolved.warnings { note("\(style.warn("warning:")) \(warning)") }
        return resolved
    }

    /// A file that was asked for by name must be there; the usual one may be missing.
    private func readConfiguration(_ name: String) throws -> String? {
        let text: String?
        do {
            text = try files.read(name)
        } catch {
            throw ConfigurationError("The file can't be read: \(error)", subject: name, place: name)
        }
        if text == nil, options.config != nil {
            throw ConfigurationError(
                "There is no such file.", subject: name, place: name, advice: "Check --config.")
        }
        return text
    }

    func note(_ text: String) {
        if !options.quiet { console.aside(text + "\n") }
    }

    /// Writes a result as it was asked for.
    func show(_ report: some Report) -> ExitStatus {
        switch options.output {
        case .text: console.write(report.text(style))
        case .json: console.write(report.json.text(.indented) + "\n")
        }
        return report.status
    }
}
