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

    /// Where temporary files may lie: `TMPDIR`, as everywhere.
    var temporaryDirectory: String {
        environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    }

    /// File, environment and `--set` taken together; warnings go to stderr.
    ///
    /// - Parameters:
    ///   - file: A file that must be there; without it `--config`, or the usual one if there is one.
    ///   - isNeeded: Whether it is worth saying that there is no file.
    /// - Returns: Every key with its value.
    /// - Throws: What is wrong with the file, or with a single value.
    func resolvedConfiguration(_ file: String? = nil, isNeeded: Bool = true) throws -> ResolvedConfiguration {
        let asked = file ?? options.config
        let name = asked ?? GlobalOptions.defaultFile
        let text = try readConfiguration(name, mustExist: asked != nil)
        let resolved = try ResolvedConfiguration(
            ConfigurationInputs(file: text.map { (name, $0) }, environment: environment, sets: options.sets))
        if text == nil, isNeeded { note("There is no \(name) here: using defaults and the environment.") }
        for warning in resolved.warnings { note("\(style.warn("warning:")) \(warning)") }
        return resolved
    }

    /// A file that was asked for by name must be there; the usual one may be missing.
    private func readConfiguration(_ name: String, mustExist: Bool) throws -> String? {
        let text: String?
        do {
            text = try files.read(name)
        } catch {
            throw ConfigurationError("The file can't be read: \(error)", subject: name, place: name)
        }
        if text == nil, mustExist {
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
