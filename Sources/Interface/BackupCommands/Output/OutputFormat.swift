internal import ArgumentParser

/// How results are written.
package enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    case text
    case json

    /// What the arguments ask for, read before they are parsed: a usage error must come in the right format too.
    package static func requested(in arguments: [String]) -> OutputFormat {
        let options = arguments.prefix { $0 != "--" }
        var format = OutputFormat.text
        for (index, argument) in options.enumerated() {
            let value =
                argument.hasPrefix("--output=")
                ? String(argument.dropFirst("--output=".count))
                : argument == "--output" && index + 1 < options.count ? options[index + 1] : nil
            if let value, let asked = OutputFormat(rawValue: value) { format = asked }
        }
        return format
    }
}
